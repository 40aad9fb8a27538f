import { describe, expect, it } from 'vitest'
import { type Family, families } from './numbers.ts'
import { fromWords, intersection, isEmpty, setOf, signalsIn, union } from './signal-set.ts'
import { aliasesOf, defaultActionOf, nameOf, signalTable } from './signal-table.ts'

const everyFamily = Object.keys(families) as Family[]

describe('the sets that the kernel tests against', () => {
  const table = signalTable()

  it('are the masks in the text of an x86-64 kernel', () => {
    expect(table.dump).toEqual(fromWords(0x418004fc, 0))
    expect(union(table.ignore, table.stop)).toEqual(fromWords(0x087f0000, 0))
    expect(table.killAndStop).toEqual(fromWords(0x00040100, 0))
    expect(signalsIn(table.synchronous)).toEqual([4, 5, 7, 8, 11, 31])
  })

  it('leave SIGSTKFLT, SIGIO, SIGPWR and the real-time signals to end the process', () => {
    for (const signal of [16, 29, 30, 32, 33, 34, 64]) {
      expect(defaultActionOf(table, signal)).toBe('terminate')
    }
  })

  it('tell the stop signals of the terminal from SIGSTOP', () => {
    expect(signalsIn(table.terminalStop)).toEqual([20, 21, 22])
    expect(signalsIn(table.stop)).toEqual([19, 20, 21, 22])
  })

  it.each(everyFamily)('do not overlap on %s', (family) => {
    const { dump, ignore, stop } = signalTable(family)
    expect(isEmpty(intersection(dump, ignore))).toBe(true)
    expect(isEmpty(intersection(dump, stop))).toBe(true)
    expect(isEmpty(intersection(ignore, stop))).toBe(true)
  })

  it('follow the numbers of the family', () => {
    expect(signalsIn(signalTable('mips').stop)).toEqual([23, 24, 26, 27])
    expect(signalsIn(signalTable('alpha').ignore)).toEqual([16, 19, 20, 28])
    expect(signalsIn(signalTable('mips').all)).toHaveLength(128)
  })
})

describe('names', () => {
  it('are there for standard signals, and not for real-time ones', () => {
    expect(nameOf(signalTable(), 15)).toBe('SIGTERM')
    expect(nameOf(signalTable(), 34)).toBeUndefined()
    expect(nameOf(signalTable('sparc'), 7)).toBe('SIGEMT')
  })

  it('have aliases only where the family has them', () => {
    expect(aliasesOf(signalTable(), 'SIGIO')).toEqual(['SIGPOLL'])
    expect(aliasesOf(signalTable(), 'SIGPWR')).toEqual([])
    expect(aliasesOf(signalTable('alpha'), 'SIGPWR')).toEqual(['SIGINFO'])
    expect(aliasesOf(signalTable('sparc'), 'SIGPWR')).toEqual(['SIGLOST'])
    expect(aliasesOf(signalTable('mips'), 'SIGSYS')).toEqual([])
  })
})

describe('a table', () => {
  it('is built once for each family', () => {
    expect(signalTable('mips')).toBe(signalTable('mips'))
    expect(signalTable()).toBe(signalTable('generic'))
  })

  it('counts the standard signals as 1 to 31', () => {
    expect(signalTable().standard).toEqual(setOf(...Array.from({ length: 31 }, (_, i) => i + 1)))
  })
})
