import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ExitStatus,
  fromWaitStatus,
  readExitCode,
  toExitCode,
  toWaitStatus,
} from './exit-status.ts'

const anyStatus: fc.Arbitrary<ExitStatus> = fc.oneof(
  fc.record({ kind: fc.constant('exited' as const), code: fc.integer({ min: 0, max: 255 }) }),
  fc.record({
    kind: fc.constant('signaled' as const),
    signal: fc.integer({ min: 1, max: 64 }),
    dumpedCore: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('stopped' as const), signal: fc.integer({ min: 1, max: 64 }) }),
  fc.constant({ kind: 'continued' as const }),
)

describe('a wait status', () => {
  it('is read back as the end that was written', () => {
    fc.assert(
      fc.property(anyStatus, (exit) => {
        expect(fromWaitStatus(toWaitStatus(exit))).toEqual(exit)
      }),
    )
  })

  it.each<[string, number, ExitStatus]>([
    ['exit(3)', 0x0300, { kind: 'exited', code: 3 }],
    ['SIGKILL', 0x0009, { kind: 'signaled', signal: 9, dumpedCore: false }],
    ['SIGSEGV with a core', 0x008b, { kind: 'signaled', signal: 11, dumpedCore: true }],
    ['SIGRTMAX', 0x0040, { kind: 'signaled', signal: 64, dumpedCore: false }],
    ['a stop by SIGTSTP', 0x147f, { kind: 'stopped', signal: 20 }],
    ['a SIGCONT', 0xffff, { kind: 'continued' }],
  ])('of %s is %d', (_, status, exit) => {
    expect(fromWaitStatus(status)).toEqual(exit)
    expect(toWaitStatus(exit)).toBe(status)
  })
})

describe('an exit code', () => {
  it('of a signal is 128 and its number, and a stop has none', () => {
    expect(toExitCode({ kind: 'signaled', signal: 9, dumpedCore: false })).toBe(137)
    expect(toExitCode({ kind: 'exited', code: 2 })).toBe(2)
    expect(toExitCode({ kind: 'stopped', signal: 19 })).toBeUndefined()
    expect(toExitCode({ kind: 'continued' })).toBeUndefined()
  })

  it.each([
    [0, { kind: 'success' }],
    [1, { kind: 'own-code', code: 1 }],
    [125, { kind: 'engine-failed', code: 125 }],
    [126, { kind: 'not-executable', code: 126 }],
    [127, { kind: 'not-found', code: 127 }],
    [128, { kind: 'own-code', code: 128 }],
    [129, { kind: 'perhaps-signal', code: 129, signal: 1 }],
    [143, { kind: 'perhaps-signal', code: 143, signal: 15 }],
    [192, { kind: 'perhaps-signal', code: 192, signal: 64 }],
    [193, { kind: 'own-code', code: 193 }],
    [255, { kind: 'own-code', code: 255 }],
    [-1, { kind: 'out-of-range', code: -1 }],
    [256, { kind: 'out-of-range', code: 256 }],
  ])('%d may mean %j', (code, reading) => {
    expect(readExitCode(code)).toEqual(reading)
  })
})
