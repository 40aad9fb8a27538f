import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { has, noSignals } from '../../kernel/index.ts'
import { reason } from '../subject/lane.fixture.ts'
import { descendantsOf, running } from '../tour/tour.fixture.ts'
import { gallery } from './gallery.ts'
import type { Experiment, GalleryReport } from './gallery-report.ts'
import type { InitRow } from './init-row.ts'
import { galleryRows } from './rows/index.ts'

const ids = ['subject-sigwait-thread', 'bash-trap-child', 'bash-trap-wait', 'node']
const rows = galleryRows.filter(({ id }) => ids.includes(id))
const signals = [9, 15, 19]

/** The forecast here is the mask of caught signals at the moment it was asked for. */
function caughtNow({ pid }: { readonly pid: number }): string {
  return /^SigCgt:\t(\w+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? ''
}

async function whole(shown: readonly InitRow[] = rows): Promise<GalleryReport<string>> {
  for await (const event of gallery({ rows: shown, signals, forecast: caughtNow })) {
    if (event.kind === 'report') return event.report
  }
  throw new Error('a gallery ends with its report')
}

describe.skipIf(reason !== '')(`the gallery on this kernel${reason}`, async () => {
  const before = new Set(descendantsOf(process.pid).map(({ pid }) => pid))
  const report = await whole()

  function find(id: string, signal: number, from: string): Experiment<string> {
    const experiments = report.rows.find((row) => row.id === id)?.experiments
    const found = experiments?.find((each) => each.signal === signal && each.from === from)
    if (!found) throw new Error(`no experiment ${id} ${signal} ${from}`)
    return found
  }

  it('tries every row with every signal from both places', () => {
    expect(report.rows.map(({ id }) => id)).toEqual(ids)
    expect(report.leftOut).toEqual([])
    for (const { experiments, untried } of report.rows) {
      expect(experiments).toHaveLength(2 * signals.length)
      expect(untried).toEqual([])
    }
  })

  it.each(ids)('ends and stops %s from the host only', (id) => {
    expect(find(id, 9, 'inside').fact).toMatchObject({ returned: 0, became: { kind: 'alive' } })
    expect(find(id, 19, 'inside').fact).toMatchObject({ returned: 0, became: { kind: 'alive' } })
    expect(find(id, 9, 'host').fact.became).toMatchObject({
      kind: 'ended',
      status: { kind: 'signaled', signal: 9 },
    })
    expect(find(id, 19, 'host').fact.became).toMatchObject({ kind: 'stopped', signal: 19 })
  })

  it('sees a trap that waits for a child in the foreground, and one that does not', () => {
    const fact = { became: { kind: 'alive', gone: [], new: [] }, told: false }
    expect(find('bash-trap-child', 15, 'inside').fact).toMatchObject(fact)
    expect(find('bash-trap-wait', 15, 'inside').fact).toMatchObject({
      became: { kind: 'ended', status: { kind: 'exited', code: 0 } },
      told: true,
    })
  })

  it('sees a second thread take what the leader blocks', () => {
    expect(find('subject-sigwait-thread', 15, 'host').fact.became).toMatchObject({
      kind: 'ended',
      status: { kind: 'exited', code: 0 },
    })
  })

  it('sees Node take its handler back, which it had when the forecast was asked for', () => {
    const { forecast, fact } = find('node', 15, 'host')
    expect(BigInt(`0x${forecast}`) & (1n << 14n)).not.toBe(0n)
    const lost = fact.became.kind === 'alive' ? fact.became.lost : noSignals
    expect(has(lost, 15)).toBe(true)
  })

  it('knows what is below a process, and which package it is from', () => {
    const bash = report.rows.find(({ id }) => id === 'bash-trap-child')
    expect(bash?.atRest.below.map(({ name }) => name)).toMatchObject([{ value: 'sleep' }])
    expect(bash?.programs.map(({ file }) => file)).toEqual([expect.stringMatching(/\/bash$/)])
  })

  it('leaves nothing behind', () => {
    expect(descendantsOf(process.pid).filter(({ pid }) => !before.has(pid))).toEqual([])
  })
})

describe.skipIf(reason !== '')(`a gallery that goes wrong${reason}`, () => {
  it('leaves out what is not there or does not come up, and says why', async () => {
    const start = { kind: 'program', names: ['bash'], args: ['-c', 'echo no socket >&2; exit 3'] }
    const [bash] = rows.filter(({ id }) => id === 'bash-trap-child')
    if (!bash) throw new Error('the row is gone')
    const report = await whole([
      { ...bash, id: 'failing', start } as InitRow,
      { ...bash, id: 'missing', start: { ...start, names: ['no-such-program'] } } as InitRow,
    ])
    expect(report.rows).toEqual([])
    expect(report.leftOut).toEqual([
      { id: 'failing', why: 'ended-early', detail: '3: no socket' },
      { id: 'missing', why: 'not-found', detail: 'no-such-program' },
    ])
  })

  it('ends everything when nobody listens any more', async () => {
    let started: ReturnType<typeof descendantsOf> = []
    for await (const event of gallery({ rows, signals, forecast: caughtNow })) {
      if (event.kind !== 'row') continue
      started = descendantsOf(process.pid)
      break
    }
    expect(started.length).toBeGreaterThan(0)
    expect(running(started)).toEqual([])
  })
})
