import { describe, expect, it } from 'vitest'
import { type Family, families, familyOf } from './numbers.ts'
import { signalTable } from './signal-table.ts'
import type { SignalName } from './signals.ts'

type Columns = readonly (number | undefined)[]

/** signal(7) "Signal numbering for standard signals": x86 and most others, alpha and sparc, mips, parisc. */
// biome-ignore format: the manual page has it as a table
const manual: readonly (readonly [SignalName, Columns])[] = [
  ['SIGHUP',     [1,  1,  1,  1]],
  ['SIGINT',     [2,  2,  2,  2]],
  ['SIGQUIT',    [3,  3,  3,  3]],
  ['SIGILL',     [4,  4,  4,  4]],
  ['SIGTRAP',    [5,  5,  5,  5]],
  ['SIGABRT',    [6,  6,  6,  6]],
  ['SIGBUS',     [7, 10, 10, 10]],
  ['SIGEMT', [undefined, 7, 7, undefined]],
  ['SIGFPE',     [8,  8,  8,  8]],
  ['SIGKILL',    [9,  9,  9,  9]],
  ['SIGUSR1',   [10, 30, 16, 16]],
  ['SIGSEGV',   [11, 11, 11, 11]],
  ['SIGUSR2',   [12, 31, 17, 17]],
  ['SIGPIPE',   [13, 13, 13, 13]],
  ['SIGALRM',   [14, 14, 14, 14]],
  ['SIGTERM',   [15, 15, 15, 15]],
  ['SIGSTKFLT', [16, undefined, undefined, 7]],
  ['SIGCHLD',   [17, 20, 18, 18]],
  ['SIGCONT',   [18, 19, 25, 26]],
  ['SIGSTOP',   [19, 17, 23, 24]],
  ['SIGTSTP',   [20, 18, 24, 25]],
  ['SIGTTIN',   [21, 21, 26, 27]],
  ['SIGTTOU',   [22, 22, 27, 28]],
  ['SIGURG',    [23, 16, 21, 29]],
  ['SIGXCPU',   [24, 24, 30, 12]],
  ['SIGXFSZ',   [25, 25, 31, 30]],
  ['SIGVTALRM', [26, 26, 28, 20]],
  ['SIGPROF',   [27, 27, 29, 21]],
  ['SIGWINCH',  [28, 28, 20, 23]],
  ['SIGIO',     [29, 23, 22, 22]],
  ['SIGPWR',    [30, 29, 19, 19]],
  ['SIGSYS',    [31, 12, 12, 31]],
]

const columnOf: Readonly<Record<Family, number>> = {
  generic: 1,
  alpha: 2,
  sparc: 2,
  mips: 3,
  parisc: 4,
}

describe.each(Object.keys(families) as Family[])('the numbers of %s', (family) => {
  it.each(manual)('%s is what signal(7) says', (name, columns) => {
    expect(signalTable(family).numberOf.get(name)).toBe(columns[columnOf[family] - 1])
  })

  it('every number from 1 to 31 is one signal', () => {
    const names = families[family].standard
    expect(names).toHaveLength(31)
    expect(new Set(names).size).toBe(31)
  })
})

describe('real-time signals', () => {
  it('are 32 to 64, and up to 128 on MIPS', () => {
    expect(families.generic.realTime).toEqual([32, 64])
    expect(families.parisc.realTime).toEqual([32, 64])
    expect(families.mips.realTime).toEqual([32, 128])
  })
})

describe('the family of a machine', () => {
  it.each([
    ['x86_64', 'generic'],
    ['x64', 'generic'],
    ['i686', 'generic'],
    ['aarch64', 'generic'],
    ['armv7l', 'generic'],
    ['ppc64le', 'generic'],
    ['s390x', 'generic'],
    ['riscv64', 'generic'],
    ['loongarch64', 'generic'],
    ['alpha', 'alpha'],
    ['sparc64', 'sparc'],
    ['mips', 'mips'],
    ['mipsel', 'mips'],
    ['parisc64', 'parisc'],
    [' X86_64\n', 'generic'],
  ])('of %j is %s', (machine, family) => {
    expect(familyOf(machine)).toBe(family)
  })

  it.each(['', 'pdp11', 'x86_65', 'wasm32'])(
    'of %j is not known, rather than guessed',
    (machine) => {
      expect(familyOf(machine)).toBeUndefined()
    },
  )
})
