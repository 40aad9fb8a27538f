/**
 * How x86-64 writes down registers and memory: REX prefix, ModRM byte, SIB byte, displacement.
 * Truth: Intel SDM vol. 2, chapter 2 (instruction format), tables 2-2 and 2-3.
 */

const names64 = 'rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15'
const names32 = 'eax ecx edx ebx esp ebp esi edi r8d r9d r10d r11d r12d r13d r14d r15d'

type Split<Names extends string> = Names extends `${infer First} ${infer Rest}`
  ? First | Split<Rest>
  : Names

/** A 64-bit register. */
export type Register64 = Split<typeof names64>
/** The low half of one; writing it clears the high half. */
export type Register32 = Split<typeof names32>
/** A register; its name carries the operand size. */
export type Register = Register64 | Register32

const registers = new Map<string, { number: number; wide: boolean }>([
  ...names64.split(' ').map((name, number) => [name, { number, wide: true }] as const),
  ...names32.split(' ').map((name, number) => [name, { number, wide: false }] as const),
])

/** A place in memory: base + index × scale + displacement, any part left out; no base means an absolute address. */
export interface Memory {
  readonly base?: Register64
  readonly index?: Register64
  readonly scale?: 1 | 2 | 4 | 8
  /** Signed 32 bits. */
  readonly displacement?: number
}

/** Memory at `base` + `displacement`. */
export function at(base: Register64, displacement = 0): Memory {
  return { base, displacement }
}

/** Register number 0–15 and operand size. */
export function registerOf(name: Register): { readonly number: number; readonly wide: boolean } {
  const found = registers.get(name)
  if (!found) throw new Error(`no such register: ${name}`)
  return found
}

/**
 * One instruction with a ModRM byte.
 * @param opcode - opcode bytes, without REX
 * @param field - the `reg` field: a register number, or the /digit of the opcode
 * @param operand - register or memory in the `rm` field
 * @param wide - 64-bit operand size
 */
export function withModRM(
  opcode: readonly number[],
  field: number,
  operand: Register | Memory,
  wide: boolean,
): number[] {
  const { extension, bytes } = operandBytes(field, operand)
  const rex = 0x40 | (wide ? 8 : 0) | (field > 7 ? 4 : 0) | extension
  return [...(rex > 0x40 ? [rex] : []), ...opcode, ...bytes]
}

/** `value` as `count` little-endian bytes, two's complement. */
export function littleEndian(value: number | bigint, count: number): number[] {
  const bits = BigInt.asUintN(count * 8, BigInt(value))
  return Array.from({ length: count }, (_, i) => Number((bits >> BigInt(i * 8)) & 0xffn))
}

/** Whether `value` survives sign extension from `bits` bits. */
export function fits(value: number, bits: 8 | 32): boolean {
  return value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1)
}

function operandBytes(
  field: number,
  operand: Register | Memory,
): { extension: number; bytes: number[] } {
  const modRM = (mode: number, rm: number): number => (mode << 6) | ((field & 7) << 3) | (rm & 7)
  if (typeof operand === 'string') {
    const { number } = registerOf(operand)
    return { extension: number >> 3, bytes: [modRM(3, number)] }
  }
  const { base, index, scale = 1, displacement = 0 } = operand
  const indexNumber = index === undefined ? 4 : registerOf(index).number
  if (index === 'rsp') throw new Error('rsp cannot be an index')
  const sib = (baseNumber: number): number =>
    (Math.log2(scale) << 6) | ((indexNumber & 7) << 3) | (baseNumber & 7)
  const extension = (indexNumber >> 3) << 1
  // No base: mode 0 with SIB base 5 is a plain 32-bit address (without SIB it would be relative to rip).
  if (base === undefined) {
    return { extension, bytes: [modRM(0, 4), sib(5), ...littleEndian(displacement, 4)] }
  }
  const { number } = registerOf(base)
  // rbp and r13 in mode 0 mean something else, so they always carry a displacement.
  const bare = displacement === 0 && (number & 7) !== 5
  const short = fits(displacement, 8)
  const mode = bare ? 0 : short ? 1 : 2
  const tail = bare ? [] : littleEndian(displacement, short ? 1 : 4)
  // rsp and r12 in the rm field announce a SIB byte, so they always need one.
  const needsSib = index !== undefined || (number & 7) === 4
  const head = needsSib ? [modRM(mode, 4), sib(number)] : [modRM(mode, number)]
  return { extension: extension | (number >> 3), bytes: [...head, ...tail] }
}
