import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMask, parseLooseMask, parseMask } from './mask.ts'
import { setOf, signalsIn } from './signal-set.ts'

const signalsOf = (text: string): number[] | string => {
  const parsed = parseLooseMask(text)
  return parsed.ok ? signalsIn(parsed.set) : parsed.error.code
}

describe('a mask of /proc/PID/status', () => {
  it('is read back as the set that was printed', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 64 }))
    fc.assert(
      fc.property(numbers, (signals) => {
        const set = setOf(...signals)
        expect(parseMask(formatMask(set))).toEqual({ ok: true, set, width: 16 })
      }),
    )
  })

  it('has 32 digits on MIPS', () => {
    const set = setOf(1, 64, 65, 128)
    const text = formatMask(set, 32)
    expect(text).toBe('80000000000000018000000000000001')
    expect(parseMask(text)).toEqual({ ok: true, set, width: 32 })
  })

  it('of a shell without a job says that SIGINT and SIGCHLD are caught', () => {
    expect(signalsOf('0000000000010002')).toEqual([2, 17])
  })

  it('of a Go program leaves out SIGKILL, SIGCONT to SIGTTOU, 32 and 34', () => {
    const caught = signalsOf('fffffffd7fc1feff')
    const missing = Array.from({ length: 64 }, (_, i) => i + 1).filter(
      (signal) => !caught.includes(signal as never),
    )
    expect(missing).toEqual([9, 18, 19, 20, 21, 22, 32, 34])
  })

  it('of another width is refused, because a cut mask is a different set', () => {
    expect(parseMask('4002')).toEqual({
      ok: false,
      error: { code: 'wrong-width', text: '4002', digits: 4 },
    })
  })

  it('that is not hexadecimal is refused, with the place', () => {
    expect(parseMask('000000000001000g')).toEqual({
      ok: false,
      error: { code: 'not-hexadecimal', text: '000000000001000g', at: 15 },
    })
  })
})

describe('a mask as people type it', () => {
  it.each([
    ['4002', [2, 15]],
    ['0x4002', [2, 15]],
    ['0X4002', [2, 15]],
    [' 4002\n', [2, 15]],
    ['0000_4002', [2, 15]],
    ['00000000,00004002', [2, 15]],
    ['1_0000000000000000', [65]],
    ['', 'wrong-width'],
    ['0x', 'wrong-width'],
    ['0'.repeat(33), 'wrong-width'],
    ['SIGTERM', 'not-hexadecimal'],
    ['12 34', 'not-hexadecimal'],
  ])('%j is read as %j', (text, expected) => {
    expect(signalsOf(text)).toEqual(expected)
  })
})
