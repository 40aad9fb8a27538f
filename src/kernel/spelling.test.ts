import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Family, families } from './numbers.ts'
import { signalTable } from './signal-table.ts'
import { parseSignal, type RealTimeBase, spell } from './spelling.ts'

const table = signalTable()
const numberOf = (text: string, base?: RealTimeBase): number | string => {
  const parsed = parseSignal(text, table, base)
  return parsed.ok ? parsed.signal : parsed.error.code
}

describe('a signal may be written', () => {
  it.each([
    ['15', 15],
    ['+15', 15],
    [' 15 ', 15],
    ['TERM', 15],
    ['SIGTERM', 15],
    ['sigterm', 15],
    ['SigTerm', 15],
    ['IOT', 6],
    ['CLD', 17],
    ['POLL', 29],
    ['UNUSED', 31],
    ['SIG33', 33],
  ])('%j, which is %d', (text, signal) => {
    expect(numberOf(text)).toBe(signal)
  })

  it.each([
    ['RTMIN', 'kernel', 32],
    ['RTMIN', 'glibc', 34],
    ['RTMIN', 'musl', 35],
    ['RTMIN+1', 'glibc', 35],
    ['SIGRTMIN+1', 'musl', 36],
    ['RTMIN+30', 'glibc', 64],
    ['RTMAX', 'glibc', 64],
    ['rtmax-3', 'musl', 61],
    ['RTMAX-30', 'glibc', 34],
  ] as const)('%s as %s counts, which is %d', (text, base, signal) => {
    expect(numberOf(text, base)).toBe(signal)
  })

  it('with a number or a name that another family means differently', () => {
    expect(parseSignal('USR1', signalTable('mips'))).toEqual({ ok: true, signal: 16 })
    expect(parseSignal('LOST', signalTable('sparc'))).toEqual({ ok: true, signal: 29 })
    expect(parseSignal('128', signalTable('mips'))).toEqual({ ok: true, signal: 128 })
    expect(parseSignal('STKFLT', signalTable('mips')).ok).toBe(false)
  })
})

describe('it is an error', () => {
  it.each([
    ['65', 'signal-out-of-range'],
    ['-1', 'signal-out-of-range'],
    ['RTMIN+31', 'signal-out-of-range'],
    ['RTMAX-40', 'signal-out-of-range'],
    ['SIG65', 'signal-out-of-range'],
    ['RTMIN-1', 'no-such-signal-name'],
    ['RTMAX+1', 'no-such-signal-name'],
    ['0', 'signal-zero'],
    ['EXIT', 'signal-zero'],
    ['SIG0', 'signal-zero'],
    ['LOST', 'no-such-signal-name'],
    ['', 'no-such-signal-name'],
    ['1.5', 'no-such-signal-name'],
  ])('to write %j: %s', (text, code) => {
    expect(numberOf(text)).toBe(code)
  })

  it.each([
    ['TREM', 'SIGTERM'],
    ['SIGKIL', 'SIGKILL'],
    ['HPU', 'SIGHUP'],
    ['POL', 'SIGPOLL'],
    ['USR', 'SIGUSR1'],
  ])('%s, and what may be meant is %s', (text, meant) => {
    const parsed = parseSignal(text, table)
    expect(parsed.ok ? [] : 'didYouMean' in parsed.error && parsed.error.didYouMean).toContain(
      meant,
    )
  })

  it('and at most three names are offered, none when nothing is near', () => {
    const offers = (text: string) => {
      const parsed = parseSignal(text, table)
      return parsed.ok || parsed.error.code !== 'no-such-signal-name' ? [] : parsed.error.didYouMean
    }
    expect(offers('TT').length).toBeLessThanOrEqual(3)
    expect(offers('elephant')).toEqual([])
  })
})

describe('what is spelled', () => {
  it.each([
    [15, 'glibc', 'SIGTERM'],
    [32, 'glibc', 'SIG32'],
    [32, 'kernel', 'SIGRTMIN'],
    [34, 'glibc', 'SIGRTMIN'],
    [34, 'musl', 'SIG34'],
    [35, 'glibc', 'SIGRTMIN+1'],
    [63, 'glibc', 'SIGRTMAX-1'],
    [64, 'glibc', 'SIGRTMAX'],
  ] as const)('%d for %s is %s', (signal, base, text) => {
    expect(spell(signal, table, base)).toBe(text)
  })

  it('is read back as the same signal, on every family and in every count', () => {
    const family = fc.constantFrom(...(Object.keys(families) as Family[]))
    const base = fc.constantFrom<RealTimeBase>('kernel', 'glibc', 'musl')
    fc.assert(
      fc.property(family, base, fc.integer({ min: 1, max: 128 }), (family, base, signal) => {
        const table = signalTable(family)
        fc.pre(signal <= table.last)
        expect(parseSignal(spell(signal, table, base), table, base)).toEqual({ ok: true, signal })
      }),
    )
  })
})
