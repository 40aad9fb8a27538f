/**
 * The x86-64 instructions the lab's programs use, each as a function from operands to bytes.
 * Destination first, as in Intel's manual. Truth: Intel SDM vol. 2, the page of each mnemonic.
 */
import {
  fits,
  littleEndian,
  type Memory,
  type Register,
  type Register32,
  registerOf,
  withModRM,
} from './x86-64-operands.ts'

type Bytes = readonly number[]

/** mov register, register | memory: the size is the register's. */
export function load(destination: Register, source: Register | Memory): Bytes {
  return registerForm([0x8b], destination, source)
}

/** mov memory, register. */
export function store(destination: Memory, source: Register): Bytes {
  return registerForm([0x89], source, destination)
}

/** movzx register, word register | memory: 16 bits, the rest cleared. */
export function loadWord(destination: Register, source: Register32 | Memory): Bytes {
  return registerForm([0x0f, 0xb7], destination, source)
}

/** mov register, constant, in the shortest form. `value` is signed or unsigned 64 bits. */
export function loadConstant(destination: Register, value: number | bigint): Bytes {
  const { number, wide } = registerOf(destination)
  const bits = BigInt.asUintN(wide ? 64 : 32, BigInt(value))
  if (bits <= 0xffff_ffffn) {
    return [...(number > 7 ? [0x41] : []), 0xb8 | (number & 7), ...littleEndian(bits, 4)]
  }
  const signed = Number(BigInt.asIntN(64, bits))
  if (fits(signed, 32)) {
    return [...withModRM([0xc7], 0, destination, true), ...littleEndian(signed, 4)]
  }
  return [0x48 | (number >> 3), 0xb8 | (number & 7), ...littleEndian(bits, 8)]
}

/** lea register, memory. */
export function loadAddress(destination: Register, source: Memory): Bytes {
  return registerForm([0x8d], destination, source)
}

/** add destination, source. */
export function add(destination: Register, source: Register | Memory): Bytes {
  return registerForm([0x03], destination, source)
}

/** sub destination, source. */
export function subtract(destination: Register, source: Register | Memory): Bytes {
  return registerForm([0x2b], destination, source)
}

/** cmp left, right. */
export function compare(left: Register, right: Register | Memory): Bytes {
  return registerForm([0x3b], left, right)
}

/** xor destination, source; of a register with itself: zero. */
export function exclusiveOr(destination: Register, source: Register | Memory): Bytes {
  return registerForm([0x33], destination, source)
}

/** test left, right. */
export function test(left: Register, right: Register): Bytes {
  return registerForm([0x85], right, left)
}

/** test byte, mask: the low 8 bits of a register or of memory. */
export function testByte(operand: Register32 | Memory, mask: number): Bytes {
  // Without a REX prefix, numbers 4–7 name ah, ch, dh, bh: never the low byte of esp…edi.
  const number = typeof operand === 'string' ? registerOf(operand).number : 0
  if (number > 3 && number < 8) throw new Error('the low byte of esp, ebp, esi, edi is not encoded')
  return [...withModRM([0xf6], 0, operand, false), mask]
}

/** add operand, constant (signed 32 bits). */
export function addConstant(operand: Register, value: number): Bytes {
  return constantForm(0, operand, value)
}

/** and operand, constant (signed 32 bits). */
export function andConstant(operand: Register, value: number): Bytes {
  return constantForm(4, operand, value)
}

/** cmp operand, constant (signed 32 bits). */
export function compareConstant(operand: Register, value: number): Bytes {
  return constantForm(7, operand, value)
}

/** shl operand, count. */
export function shiftLeft(operand: Register, count: number): Bytes {
  return [...withModRM([0xc1], 4, operand, registerOf(operand).wide), count]
}

/** shr operand, count. */
export function shiftRight(operand: Register, count: number): Bytes {
  return [...withModRM([0xc1], 5, operand, registerOf(operand).wide), count]
}

/** neg operand. */
export function negate(operand: Register): Bytes {
  return withModRM([0xf7], 3, operand, registerOf(operand).wide)
}

/** div operand: edx:eax (rdx:rax) by it; by zero it raises #DE, which becomes SIGFPE. */
export function divide(operand: Register): Bytes {
  return withModRM([0xf7], 6, operand, registerOf(operand).wide)
}

/** lock inc qword memory. */
export function lockIncrement(operand: Memory): Bytes {
  return [0xf0, ...withModRM([0xff], 0, operand, true)]
}

/** lock xadd memory, register: adds, and leaves the old value in the register. */
export function lockExchangeAdd(operand: Memory, register: Register): Bytes {
  return [0xf0, ...registerForm([0x0f, 0xc1], register, operand)]
}

/** call register. */
export function callRegister(target: Register): Bytes {
  return withModRM([0xff], 2, target, false)
}

/** rep movsq: rcx quadwords from rsi to rdi. */
export const repeatMoveQuads: Bytes = [0xf3, 0x48, 0xa5]
/** syscall: clobbers rcx and r11. */
export const systemCall: Bytes = [0x0f, 0x05]
/** ret. */
export const returnNear: Bytes = [0xc3]
/** pause, the polite spin. */
export const spinHint: Bytes = [0xf3, 0x90]
/** int3: SIGTRAP. */
export const breakpoint: Bytes = [0xcc]
/** ud2: SIGILL. */
export const undefinedInstruction: Bytes = [0x0f, 0x0b]
/** hlt: privileged, so SIGSEGV from user mode. */
export const halt: Bytes = [0xf4]

function registerForm(opcode: Bytes, register: Register, operand: Register | Memory): Bytes {
  const { number, wide } = registerOf(register)
  return withModRM(opcode, number, operand, wide)
}

function constantForm(digit: number, operand: Register, value: number): Bytes {
  const { wide } = registerOf(operand)
  const short = fits(value, 8)
  const head = withModRM([short ? 0x83 : 0x81], digit, operand, wide)
  return [...head, ...littleEndian(value, short ? 1 : 4)]
}
