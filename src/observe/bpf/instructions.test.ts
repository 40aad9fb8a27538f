import { describe, expect, it } from 'vitest'
import { Assembler } from './instructions.ts'

/** The bytes of a program, one instruction a line. */
function bytes(write: (code: Assembler) => void): string[] {
  const code = new Assembler()
  write(code)
  const text = Buffer.from(code.assemble()).toString('hex')
  return text.match(/.{16}/g) ?? []
}

/** Encodings as the instruction set and the kernel's own macros (BPF_MOV64_IMM …) have them. */
describe('an instruction', () => {
  it.each<[string, (code: Assembler) => void, string]>([
    ['r0 = 0', (code) => code.set('r0', 'mov', 0), 'b700000000000000'],
    ['r6 = r1', (code) => code.set('r6', 'mov', 'r1'), 'bf16000000000000'],
    ['r2 += -216', (code) => code.set('r2', 'add', -216), '0702000028ffffff'],
    ['r7 += r8', (code) => code.set('r7', 'add', 'r8'), '0f87000000000000'],
    ['r5 -= r1', (code) => code.set('r5', 'sub', 'r1'), '1f15000000000000'],
    ['r8 *= 16', (code) => code.set('r8', 'mul', 16), '2708000010000000'],
    ['r5 = -r5', (code) => code.set('r5', 'neg'), '8705000000000000'],
    ['r5 >>= 63', (code) => code.set('r5', 'rsh', 63), '770500003f000000'],
    ['r5 <<= 8', (code) => code.set('r5', 'lsh', 8), '6705000008000000'],
    ['r0 ^= r2', (code) => code.set('r0', 'xor', 'r2'), 'af20000000000000'],
    ['r1 &= 1', (code) => code.set('r1', 'and', 1), '5701000001000000'],
    ['r1 |= r3', (code) => code.set('r1', 'or', 'r3'), '4f31000000000000'],
    ['r6 = *(u64 *)(r1 + 8)', (code) => code.load('r6', 8, 'r1', 8), '7916080000000000'],
    ['r1 = *(u32 *)(r6 + 1264)', (code) => code.load('r1', 4, 'r6', 1264), '6161f00400000000'],
    ['r1 = *(u16 *)(r6 + 2)', (code) => code.load('r1', 2, 'r6', 2), '6961020000000000'],
    ['r1 = *(u8 *)(r6 + 1)', (code) => code.load('r1', 1, 'r6', 1), '7161010000000000'],
    ['*(u64 *)(r10 - 8) = r1', (code) => code.store(8, 'r10', -8, 'r1'), '7b1af8ff00000000'],
    ['*(u32 *)(r10 - 216) = 7', (code) => code.store(4, 'r10', -216, 7), '620a28ff07000000'],
    ['call 127', (code) => code.call(127), '850000007f000000'],
    ['call kernel function 4711', (code) => code.callKernel(4711), '8520000067120000'],
    ['exit', (code) => code.exit(), '9500000000000000'],
  ])('is encoded: %s', (_, write, encoded) => {
    expect(bytes(write)).toEqual([encoded])
  })

  it('that jumps counts from the one after it, forwards and backwards', () => {
    const program = bytes((code) => {
      code.label('start')
      code.when('r6', 'eq', 0, 'end')
      code.when('r1', 'ne', 'r5', 'end')
      code.jump('start')
      code.label('end')
      code.exit()
    })
    expect(program).toEqual([
      '1506020000000000',
      '5d51010000000000',
      '0500fdff00000000',
      '9500000000000000',
    ])
  })
})

describe('a program', () => {
  it('may be longer than the memory it was begun in', () => {
    const program = bytes((code) => {
      for (let n = 0; n < 3000; n++) code.set('r1', 'mov', n)
    })
    expect(program).toHaveLength(3000)
    expect(program[2999]).toBe('b7010000b70b0000')
  })

  it('with a jump to nowhere, a place named twice, or an offset out of reach is a bug', () => {
    expect(() => bytes((code) => code.jump('nowhere'))).toThrow('nowhere')
    expect(() => bytes((code) => code.load('r1', 8, 'r6', 0x8000))).toThrow('out of reach')
    expect(() =>
      bytes((code) => {
        code.label('twice')
        code.label('twice')
      }),
    ).toThrow('twice')
  })
})
