import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { closeLab, openLab } from './lab.ts'
import type { Verification } from './verification.ts'
import { verify } from './verify.ts'

const lab = await openLab()
const refused = 'refused' in lab ? lab.refused : undefined
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const fixture = fileURLToPath(new URL('./leavings.fixture.ts', import.meta.url))

afterAll(async () => {
  if (!('refused' in lab)) await closeLab(lab)
})

describe.skipIf(refused)(`a verification${refused ? ` (skipped: ${refused})` : ''}`, () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves nothing behind when ${signal} ends it, and ends by it`, async () => {
      const child = await underWay()
      child.kill(signal)
      const [, by] = await once(child, 'exit')
      expect(by).toBe(signal)
      await expectNothingLeft(child)
    }, 60_000)
  }

  it('leaves nothing behind when the program around it throws, or exits', async () => {
    for (const ending of ['throw', 'exit']) {
      const child = start(ending)
      await once(child, 'exit')
      await expectNothingLeft(child)
    }
  }, 60_000)

  it('leaves no process behind when it is killed, and its trace is removed by the next', async () => {
    const child = await underWay()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect.poll(() => puppetsOf(child), { timeout: 10_000 }).toEqual([])
    const next = await openLab()
    if (!('refused' in next)) await closeLab(next)
    expect(instancesOf(child)).toEqual([])
  }, 60_000)

  it('can be stopped in between, and reports what it has', async () => {
    const stop = new AbortController()
    let done = 0
    const found = await verify({
      extent: 'full',
      scenarios: false,
      signal: stop.signal,
      onProgress: (progress) => {
        done = progress.done
        stop.abort()
      },
    })
    const { isAborted, tables, failures, mismatches } = found as Verification
    expect(isAborted).toBe(true)
    expect(failures).toEqual([])
    expect(mismatches).toEqual([])
    expect(tables.reduce((sum, { played }) => sum + played, 0)).toBe(done)
    expect(done).toBeLessThan(2000)
  }, 60_000)
})

function start(ending = 'none'): ChildProcess {
  return spawn(process.execPath, ['--import', tsx, fixture, ending], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

async function underWay(): Promise<ChildProcess> {
  const child = start()
  if (!child.stdout) throw new Error('the child has no output')
  await once(child.stdout, 'data')
  return child
}

async function expectNothingLeft(child: ChildProcess): Promise<void> {
  expect(instancesOf(child)).toEqual([])
  await expect.poll(() => puppetsOf(child), { timeout: 10_000 }).toEqual([])
}

/** Puppets are named after the process that has them. */
function puppetsOf({ pid = 0 }: ChildProcess): string[] {
  const name = `sw${pid.toString(36)}-`
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry)) return false
    try {
      return readFileSync(`/proc/${entry}/comm`, 'latin1').startsWith(name)
    } catch {
      return false
    }
  })
}

/** Tracing instances, as this test's own lane sees them. */
function instancesOf({ pid }: ChildProcess): string[] {
  if ('refused' in lab || 'refused' in lab.trace) return []
  const seen = [`/proc/${lab.lane.outer.pid}/root`, ''].flatMap((root) => {
    try {
      return readdirSync(`${root}/sys/kernel/tracing/instances`)
    } catch {
      return []
    }
  })
  return seen.filter((name) => name.startsWith('sigwhy.') && name.split('.')[2] === String(pid))
}
