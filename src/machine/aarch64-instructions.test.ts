import { describe, expect, it } from 'vitest'
import * as arm from './aarch64-instructions.ts'
import { disassemble, disassembler } from './disassemble.fixture.ts'

type Row = readonly [words: number | readonly number[], hexadecimal: string, text: string]
type Encoder = Exclude<keyof typeof arm, 'numberOf' | 'isWide'>

/** Every encoder: what it gives, and how GNU objdump reads that. One without a row does not compile. */
const rows: Readonly<Record<Encoder, readonly Row[]>> = {
  loadConstant: [
    [arm.loadConstant('x8', 139), 'd2801168', 'mov x8, #0x8b'],
    [arm.loadConstant('x9', 0x600000), 'd2a00c09', 'mov x9, #0x600000'],
    [arm.loadConstant('w2', 0), '52800002', 'mov w2, #0x0'],
    [
      arm.loadConstant('x19', 0x610000_00010000n),
      'd2a00033 f2e00c33',
      'mov x19, #0x10000; movk x19, #0x61, lsl #48',
    ],
  ],
  move: [
    [arm.move('x1', 'x20'), 'aa1403e1', 'mov x1, x20'],
    [arm.move('w0', 'w30'), '2a1e03e0', 'mov w0, w30'],
  ],
  moveStackPointer: [[arm.moveStackPointer('x10'), '910003ea', 'mov x10, sp']],
  load: [
    [arm.load('x19', 'x21', 56), 'f9401eb3', 'ldr x19, [x21, #56]'],
    [arm.load('w22', 'x20', 12), 'b9400e96', 'ldr w22, [x20, #12]'],
    [arm.load('x3', 'x3'), 'f9400063', 'ldr x3, [x3]'],
  ],
  store: [
    [arm.store('x0', 'x22'), 'f90002c0', 'str x0, [x22]'],
    [arm.store('w1', 'x9', 8), 'b9000921', 'str w1, [x9, #8]'],
  ],
  loadPair: [[arm.loadPair('x10', 'x11', 'x1', 16), 'a9412c2a', 'ldp x10, x11, [x1, #16]']],
  storePair: [[arm.storePair('x10', 'x11', 'x9'), 'a9002d2a', 'stp x10, x11, [x9]']],
  pushFrame: [[arm.pushFrame, 'a9bf7bfd', 'stp x29, x30, [sp, #-16]!']],
  addConstant: [
    [arm.addConstant('x1', 'x20', 0x280), '910a0281', 'add x1, x20, #0x280'],
    [arm.addConstant('w1', 'w2', 1), '11000441', 'add w1, w2, #0x1'],
  ],
  subtractConstant: [[arm.subtractConstant('x0', 'x0', 1), 'd1000400', 'sub x0, x0, #0x1']],
  compareConstant: [[arm.compareConstant('x0', 0), 'f100001f', 'cmp x0, #0x0']],
  compareNegative: [
    [arm.compareNegative('x0', 4), 'b100101f', 'cmn x0, #0x4'],
    [arm.compareNegative('w8', 1), '3100051f', 'cmn w8, #0x1'],
  ],
  compare: [[arm.compare('x2', 'x1'), 'eb01005f', 'cmp x2, x1']],
  add: [
    [arm.add('x10', 'x9', 'x0', 3), '8b000d2a', 'add x10, x9, x0, lsl #3'],
    [arm.add('x1', 'x1', 'x0'), '8b000021', 'add x1, x1, x0'],
  ],
  subtract: [
    [arm.subtract('x2', 'x2', 'x0'), 'cb000042', 'sub x2, x2, x0'],
    [arm.subtract('x0', 'xzr', 'x0'), 'cb0003e0', 'neg x0, x0'],
  ],
  divide: [[arm.divide('x0', 'x0', 'xzr'), '9adf0800', 'udiv x0, x0, xzr']],
  extractBits: [
    [arm.extractBits('x20', 'x19', 32, 32), 'd360fe74', 'lsr x20, x19, #32'],
    [arm.extractBits('x0', 'x19', 16, 16), 'd3507e60', 'ubfx x0, x19, #16, #16'],
    [arm.extractBits('w0', 'w1', 4, 3), '53041820', 'ubfx w0, w1, #4, #3'],
  ],
  loadExclusive: [[arm.loadExclusive('x11', 'x10'), 'c85ffd4b', 'ldaxr x11, [x10]']],
  storeExclusive: [[arm.storeExclusive('w12', 'x11', 'x10'), 'c80cfd4b', 'stlxr w12, x11, [x10]']],
  callRegister: [[arm.callRegister('x8'), 'd63f0100', 'blr x8']],
  systemCall: [[arm.systemCall, 'd4000001', 'svc #0x0']],
  returnNear: [[arm.returnNear, 'd65f03c0', 'ret']],
  spinHint: [[arm.spinHint, 'd503203f', 'yield']],
  breakpoint: [[arm.breakpoint, 'd4200000', 'brk #0x0']],
  undefinedInstruction: [[arm.undefinedInstruction, '00000000', 'udf #0']],
  readSystemControl: [[arm.readSystemControl, 'd5381000', 'mrs x0, sctlr_el1']],
}

const all = Object.values(rows).flat()
const judge = disassembler('aarch64')
const wordsOf = (words: number | readonly number[]): readonly number[] =>
  typeof words === 'number' ? [words] : words

describe('aarch64 instructions', () => {
  it.each(all)('%j is %s: %s', (words, hexadecimal) => {
    const shown = wordsOf(words).map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    expect(shown.join(' ')).toBe(hexadecimal)
  })

  it.skipIf(!judge.command)(`are read by objdump as what was meant${judge.reason}`, () => {
    const words = all.flatMap(([encoded]) => wordsOf(encoded))
    const code = new Uint8Array(Uint32Array.from(words).buffer)
    expect(disassemble('aarch64', code, ['-z'])).toEqual(
      all.flatMap(([, , text]) => text.split('; ')),
    )
  })

  it('refuse an offset they cannot encode', () => {
    expect(() => arm.load('x0', 'x1', 4)).toThrow('offset 4')
    expect(() => arm.store('w0', 'x1', -4)).toThrow('offset -4')
  })
})
