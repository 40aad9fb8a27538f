import { describe, expect, it } from 'vitest'
import {
  assembleAarch64,
  call,
  jump,
  jumpIf,
  jumpIfClear,
  jumpIfNotZero,
  jumpIfSet,
  jumpIfZero,
  type Part,
} from './aarch64.ts'
import { label } from './assembled.ts'

const words = (...parts: readonly Part[]): readonly string[] => {
  const { code } = assembleAarch64(parts)
  return [...new Uint32Array(code.buffer)].map((word) => word.toString(16).padStart(8, '0'))
}
const nop = 0xd503201f

describe('aarch64 branches', () => {
  it('count the distance in words, forwards and backwards', () => {
    expect(words(jump('end'), nop, label('end'))).toEqual(['14000002', 'd503201f'])
    expect(words(label('start'), nop, jump('start'))).toEqual(['d503201f', '17ffffff'])
    expect(words(label('here'), call('here'))).toEqual(['94000000'])
  })

  it('carry their condition, register or bit', () => {
    const to = label('here')
    expect(words(to, jumpIf('less or equal', 'here'))).toEqual(['5400000d'])
    expect(words(to, nop, jumpIf('equal', 'here'))).toEqual(['d503201f', '54ffffe0'])
    expect(words(to, jumpIfZero('x2', 'here'))).toEqual(['b4000002'])
    expect(words(to, jumpIfNotZero('w12', 'here'))).toEqual(['3500000c'])
    expect(words(to, jumpIfClear('w23', 6, 'here'))).toEqual(['36300017'])
    expect(words(to, nop, jumpIfSet('w23', 7, 'here'))).toEqual(['d503201f', '373ffff7'])
  })

  it('refuse a label that is missing or out of reach', () => {
    expect(() => words(jump('nowhere'))).toThrow('nowhere')
    const far = Array<number>(2 ** 13).fill(nop)
    expect(() => words(jumpIfSet('w0', 0, 'end'), far, label('end'))).toThrow('end')
  })
})
