import { describe, expect, it } from 'vitest'
import { label } from './assembled.ts'
import { assembleX8664, call, jump, jumpIf, type Part } from './x86-64.ts'

const nop: Part = [0x90]
const nops = (count: number): Part => Array<number>(count).fill(0x90)
const hexadecimal = (parts: readonly Part[]): string =>
  Buffer.from(assembleX8664(parts).code).toString('hex')

describe('x86-64 jumps', () => {
  it('are two bytes where the label is near, forwards and backwards', () => {
    expect(hexadecimal([jump('end'), nop, label('end')])).toBe('eb0190')
    expect(hexadecimal([label('start'), nop, jump('start')])).toBe('90ebfd')
    expect(hexadecimal([label('start'), jumpIf('less or equal', 'start')])).toBe('7efe')
  })

  it('reach 127 bytes forwards and 128 backwards, and grow just beyond', () => {
    expect(hexadecimal([jump('end'), nops(127), label('end')]).slice(0, 4)).toBe('eb7f')
    expect(hexadecimal([jump('end'), nops(128), label('end')]).slice(0, 10)).toBe('e980000000')
    expect(hexadecimal([label('start'), nops(126), jump('start')]).slice(-4)).toBe('eb80')
    const far = hexadecimal([label('start'), nops(127), jumpIf('equal', 'start')])
    expect(far.slice(-12)).toBe('0f847bffffff')
  })

  it('grow when another one that grows moves their label away', () => {
    const between = [jump('a'), nops(122), jump('b'), nops(2), label('a')]
    expect(hexadecimal([...between, nops(125), label('b')]).slice(0, 4)).toBe('eb7e')
    expect(hexadecimal([...between, nops(126), label('b')]).slice(0, 10)).toBe('e981000000')
  })

  it('call with four bytes always', () => {
    expect(hexadecimal([call('end'), label('end')])).toBe('e800000000')
  })

  it('say where the labels are', () => {
    const { labels } = assembleX8664([nop, label('one'), nops(3), label('four')])
    expect([...labels]).toEqual([
      ['one', 1],
      ['four', 4],
    ])
  })

  it('refuse a label that is missing or there twice', () => {
    expect(() => assembleX8664([jump('nowhere')])).toThrow('nowhere')
    expect(() => assembleX8664([label('twice'), label('twice')])).toThrow('twice')
  })
})
