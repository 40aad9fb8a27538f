import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixture } from '../../../test/fixture.ts'
import {
  fuzzRuns,
  kernelTexts,
  type StatusText,
  shuffledTexts,
} from '../../../test/status-texts.ts'
import { fromWords } from '../../kernel/index.ts'
import { type Fact, valueOr } from '../fact.ts'
import { parseStatus } from '../status/parse-status.ts'
import { processTable } from './process-table.ts'
import { RowReader } from './row-reader.ts'
import { lifeOf, maskOf } from './row-target.ts'

const table = processTable(1)

/** The row of a text, as far as the parser can say the same; `undefined` when the text is left to the parser. */
function rowOf(text: string): Record<keyof ReturnType<typeof parsed>, unknown> | undefined {
  const reader = new RowReader(table)
  if (!reader.add('4711', Buffer.from(text).toString('latin1'))) return undefined
  const mask = (index: 0 | 1 | 2 | 3 | 4) => maskOf(table, 0, index)
  return {
    parent: table.parent[0],
    tracer: table.tracer[0],
    users: [table.realUser[0], table.savedUser[0]],
    levels: table.levels[0],
    innermost: table.innermostPid[0],
    threads: table.threads[0],
    state: String.fromCharCode(table.state[0] ?? 0),
    kernelThread: table.kernelThread[0],
    dumping: table.dumping[0],
    masks: [mask(0), mask(1), mask(2), mask(3), mask(4)],
  }
}

/** The same from the facts of the parser; undefined where it does not know. */
function parsed(text: string) {
  const facts = parseStatus(text, 'text')
  const value = <T>(fact: Fact<T>) => valueOr(fact, undefined)
  const numbers = facts.namespaceThreadGroups
  const isAbsent = !numbers.known && numbers.why === 'absent'
  const users = value(facts.users)
  const { isKernelThread, isDumpingCore } = facts
  const isSaid = isKernelThread.known && isKernelThread.from === 'text Kthread'
  const { pending, sharedPending, blocked, ignored, caught } = facts.masks
  return {
    parent: value(facts.parent),
    tracer: value(facts.tracer),
    users: users && [users.real, users.saved],
    levels: isAbsent ? 0 : value(numbers)?.length,
    innermost: isAbsent ? 0 : value(numbers)?.at(-1),
    threads: value(facts.threadCount),
    state: facts.state.known ? /^State:\s*(.)/m.exec(text)?.[1] : undefined,
    kernelThread: isSaid ? Number(isKernelThread.value) : 2,
    dumping: isDumpingCore.known ? Number(isDumpingCore.value) : 0,
    masks: [pending, sharedPending, blocked, ignored, caught].map(value),
  }
}

const runs = { numRuns: fuzzRuns }

/** A scan meets leaders only: the task is the process. */
function ofLeader({ truth, lines }: StatusText): string {
  const all = lines.map((line) => (line.startsWith('Tgid:') ? `Tgid:\t${truth.pid}` : line))
  return all.map((line) => `${line}\n`).join('')
}

describe('a row of a scan', () => {
  it('says of a regular status what the parser says', () => {
    fc.assert(
      fc.property(kernelTexts({ width: 16 }), (status) => {
        const text = ofLeader(status)
        expect(rowOf(text)).toEqual(parsed(text))
      }),
      runs,
    )
  })

  it('says what the parser says, or leaves it to the parser, whatever the order of the lines', () => {
    fc.assert(
      fc.property(shuffledTexts(), (status) => {
        const text = ofLeader(status)
        const row = rowOf(text)
        if (row !== undefined) expect(row).toEqual(parsed(text))
      }),
      runs,
    )
  })

  it('is never made of a status that is cut, or of 128 signals', () => {
    fc.assert(
      fc.property(kernelTexts(), fc.nat(), (status, at) => {
        const text = ofLeader(status)
        const masksEnd = text.indexOf('\n', text.indexOf('\nSigCgt:') + 1)
        if (status.truth.width === 32) expect(rowOf(text)).toBeUndefined()
        expect(rowOf(text.slice(0, at % (masksEnd + 1)))).toBeUndefined()
      }),
      runs,
    )
  })

  it('says what the parser says, or nothing, of a damaged status', () => {
    fc.assert(
      fc.property(
        kernelTexts({ width: 16 }),
        fc.nat(),
        fc.constantFrom('\n', '0', ' ', 'x', ''),
        (status, position, put) => {
          const whole = ofLeader(status)
          const at = position % whole.length
          const text = whole.slice(0, at) + put + whole.slice(at + 1)
          const row = rowOf(text)
          const facts = parsed(text)
          for (const key of Object.keys(facts) as (keyof typeof facts)[]) {
            if (row !== undefined && facts[key] !== undefined) {
              expect([key, row[key]]).toEqual([key, facts[key]])
            }
          }
        },
      ),
      runs,
    )
  })

  it('is made of real statuses, and not of those of other kernels', () => {
    for (const name of [
      'bash',
      'node',
      'host-init',
      'kthreadd',
      'kworker',
      'zombie',
      'forged-name',
    ]) {
      const text = fixture(`status/linux-6.18-${name}.txt`)
      expect(rowOf(text)).toEqual(parsed(text))
    }
    const old = fixture('status/composed-linux-2.6.32-init.txt')
    expect(rowOf(old)).toEqual(parsed(old))
    expect(rowOf(fixture('status/composed-mips-4.14-procd.txt'))).toBeUndefined()
    expect(rowOf(fixture('status/composed-gvisor-sleep.txt'))).toBeUndefined()
  })
})

describe('the life of a process in a row', () => {
  const lifeIn = (text: string) => {
    expect(new RowReader(table).add('1', text)).toBe(true)
    return lifeOf(table, 0)
  }
  const bash = fixture('status/linux-6.18-bash.txt')

  it('is stopped, exiting or dumping when its status says so', () => {
    expect(lifeIn(bash)).toBe('running')
    expect(lifeIn(bash.replace('S (sleeping)', 'T (stopped)'))).toBe('stopped')
    expect(lifeIn(bash.replace('CoreDumping:\t0', 'CoreDumping:\t1'))).toBe('dumping')
    expect(lifeIn(fixture('status/linux-6.18-zombie.txt'))).toBe('exiting')
  })

  it('goes on after its leader, as long as it has other threads', () => {
    const leader = fixture('status/linux-6.18-zombie.txt')
    expect(lifeIn(leader.replace('Threads:\t1', 'Threads:\t2'))).toBe('running')
  })
})

describe('a mask of a row', () => {
  it('has its low signals in the first word', () => {
    const text = fixture('status/linux-6.18-bash.txt').replace(
      /SigIgn:.*/,
      'SigIgn:\t8000000000000001',
    )
    new RowReader(table).add('1', text)
    expect(maskOf(table, 0, 3)).toEqual(fromWords(1, 0x80000000))
  })
})
