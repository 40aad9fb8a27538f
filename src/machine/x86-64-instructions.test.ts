import { describe, expect, it } from 'vitest'
import { disassemble, disassembler } from './disassemble.fixture.ts'
import * as x86 from './x86-64-instructions.ts'
import { at, type Memory } from './x86-64-operands.ts'

type Row = readonly [bytes: readonly number[], hexadecimal: string, intel: string]

const absolute: Memory = { displacement: 0x610040 }
const indexed: Memory = { index: 'rdi', scale: 8, displacement: 0x610040 }

/** Every encoder: what it gives, and how GNU objdump reads that. One without a row does not compile. */
const rows: Readonly<Record<keyof typeof x86, readonly Row[]>> = {
  load: [
    [x86.load('rbx', 'r14'), '498bde', 'mov rbx,r14'],
    [x86.load('edi', 'r14d'), '418bfe', 'mov edi,r14d'],
    [x86.load('rdi', at('rbp', 8)), '488b7d08', 'mov rdi,QWORD PTR [rbp+0x8]'],
    [x86.load('eax', at('rbp')), '8b4500', 'mov eax,DWORD PTR [rbp+0x0]'],
    [x86.load('r12d', at('rbx', 12)), '448b630c', 'mov r12d,DWORD PTR [rbx+0xc]'],
    [x86.load('r9', at('r13')), '4d8b4d00', 'mov r9,QWORD PTR [r13+0x0]'],
    [x86.load('rax', at('rsp', -8)), '488b4424f8', 'mov rax,QWORD PTR [rsp-0x8]'],
    [x86.load('rax', at('r12', 640)), '498b842480020000', 'mov rax,QWORD PTR [r12+0x280]'],
    [x86.load('rax', absolute), '488b042540006100', 'mov rax,QWORD PTR ds:0x610040'],
    [
      x86.load('rax', { base: 'rbx', index: 'r9', scale: 4 }),
      '4a8b048b',
      'mov rax,QWORD PTR [rbx+r9*4]',
    ],
  ],
  store: [
    [x86.store(at('r12'), 'rax'), '49890424', 'mov QWORD PTR [r12],rax'],
    [x86.store(at('rdi', 32), 'rsp'), '48896720', 'mov QWORD PTR [rdi+0x20],rsp'],
    [x86.store(at('rdi'), 'r8d'), '448907', 'mov DWORD PTR [rdi],r8d'],
  ],
  loadWord: [[x86.loadWord('edi', 'edi'), '0fb7ff', 'movzx edi,di']],
  loadConstant: [
    [x86.loadConstant('eax', 15), 'b80f000000', 'mov eax,0xf'],
    [x86.loadConstant('r8d', 1), '41b801000000', 'mov r8d,0x1'],
    [x86.loadConstant('rax', 0xffffffff), 'b8ffffffff', 'mov eax,0xffffffff'],
    [x86.loadConstant('rax', -1), '48c7c0ffffffff', 'mov rax,0xffffffffffffffff'],
    [
      x86.loadConstant('r14', 0x610000_00010000n),
      '49be0000010000006100',
      'movabs r14,0x61000000010000',
    ],
  ],
  loadAddress: [
    [x86.loadAddress('rsi', at('rbx', 0x280)), '488db380020000', 'lea rsi,[rbx+0x280]'],
  ],
  add: [[x86.add('rsi', 'rax'), '4803f0', 'add rsi,rax']],
  subtract: [[x86.subtract('edx', 'eax'), '2bd0', 'sub edx,eax']],
  compare: [[x86.compare('rsi', at('rdi')), '483b37', 'cmp rsi,QWORD PTR [rdi]']],
  exclusiveOr: [[x86.exclusiveOr('eax', 'eax'), '33c0', 'xor eax,eax']],
  test: [
    [x86.test('rax', 'rax'), '4885c0', 'test rax,rax'],
    [x86.test('edx', 'r8d'), '4485c2', 'test edx,r8d'],
  ],
  testByte: [
    [x86.testByte('r13d', 0x80), '41f6c580', 'test r13b,0x80'],
    [x86.testByte('ecx', 1), 'f6c101', 'test cl,0x1'],
    [x86.testByte(at('rbp', 4), 2), 'f6450402', 'test BYTE PTR [rbp+0x4],0x2'],
  ],
  addConstant: [
    [x86.addConstant('rbp', 64), '4883c540', 'add rbp,0x40'],
    [x86.addConstant('rdi', -1), '4883c7ff', 'add rdi,0xffffffffffffffff'],
    [x86.addConstant('rdi', 1000), '4881c7e8030000', 'add rdi,0x3e8'],
  ],
  andConstant: [[x86.andConstant('eax', 63), '83e03f', 'and eax,0x3f']],
  compareConstant: [[x86.compareConstant('eax', -4), '83f8fc', 'cmp eax,0xfffffffc']],
  shiftLeft: [[x86.shiftLeft('eax', 6), 'c1e006', 'shl eax,0x6']],
  shiftRight: [[x86.shiftRight('rbx', 32), '48c1eb20', 'shr rbx,0x20']],
  negate: [[x86.negate('edi'), 'f7df', 'neg edi']],
  divide: [[x86.divide('ecx'), 'f7f1', 'div ecx']],
  lockIncrement: [
    [x86.lockIncrement(indexed), 'f048ff04fd40006100', 'lock inc QWORD PTR [rdi*8+0x610040]'],
  ],
  lockExchangeAdd: [
    [
      x86.lockExchangeAdd(absolute, 'rax'),
      'f0480fc1042540006100',
      'lock xadd QWORD PTR ds:0x610040,rax',
    ],
  ],
  callRegister: [
    [x86.callRegister('rax'), 'ffd0', 'call rax'],
    [x86.callRegister('r11'), '41ffd3', 'call r11'],
  ],
  repeatMoveQuads: [
    [x86.repeatMoveQuads, 'f348a5', 'rep movs QWORD PTR es:[rdi],QWORD PTR ds:[rsi]'],
  ],
  systemCall: [[x86.systemCall, '0f05', 'syscall']],
  returnNear: [[x86.returnNear, 'c3', 'ret']],
  spinHint: [[x86.spinHint, 'f390', 'pause']],
  breakpoint: [[x86.breakpoint, 'cc', 'int3']],
  undefinedInstruction: [[x86.undefinedInstruction, '0f0b', 'ud2']],
  halt: [[x86.halt, 'f4', 'hlt']],
}

const all = Object.values(rows).flat()
const judge = disassembler('x86-64')

describe('x86-64 instructions', () => {
  it.each(all)('%j is %s: %s', (bytes, hexadecimal) => {
    expect(Buffer.from(bytes).toString('hex')).toBe(hexadecimal)
  })

  it.skipIf(!judge.command)(`are read by objdump as what was meant${judge.reason}`, () => {
    const code = Uint8Array.from(all.flatMap(([bytes]) => bytes))
    expect(disassemble('x86-64', code)).toEqual(all.map(([, , intel]) => intel))
  })

  it('name no register they cannot encode', () => {
    expect(() => x86.testByte('esi', 1)).toThrow('low byte')
    expect(() => x86.load('rax', { base: 'rax', index: 'rsp' })).toThrow('rsp')
  })
})
