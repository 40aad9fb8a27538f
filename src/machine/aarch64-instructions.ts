/**
 * The aarch64 instructions the lab's programs use, each as a function from operands to its 32-bit word.
 * Destination first, as in Arm's manual. Truth: Arm ARM (DDI 0487), C6.2, the page of each mnemonic.
 */

type Digits = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type Index = Digits | `1${Digits}` | `2${Digits}` | '30'

/** A register whose name carries the operand size; `xzr` reads as zero. */
export type Register = `x${Index}` | `w${Index}` | 'xzr' | 'wzr'

/** movz, and movk for every further 16 bits that are not zero. */
export function loadConstant(destination: Register, value: number | bigint): readonly number[] {
  const bits = BigInt.asUintN(64, BigInt(value))
  const parts = [0, 1, 2, 3]
    .map((shift) => ({ shift, part: Number((bits >> BigInt(16 * shift)) & 0xffffn) }))
    .filter(({ part }) => part !== 0)
  const first = parts.shift() ?? { shift: 0, part: 0 }
  const word = (base: number, { shift, part }: { shift: number; part: number }): number =>
    form(base, destination) | (shift << 21) | (part << 5) | numberOf(destination)
  return [word(0x52800000, first), ...parts.map((part) => word(0x72800000, part))]
}

/** mov register, register. */
export function move(destination: Register, source: Register): number {
  return form(0x2a0003e0, destination) | (numberOf(source) << 16) | numberOf(destination)
}

/** mov register, sp. */
export function moveStackPointer(destination: Register): number {
  return 0x910003e0 | numberOf(destination)
}

/** ldr, 4 or 8 bytes by the register's size; `offset` is a multiple of that. */
export function load(destination: Register, base: Register, offset = 0): number {
  return access(0xb9400000, destination, base, offset)
}

/** str. */
export function store(source: Register, base: Register, offset = 0): number {
  return access(0xb9000000, source, base, offset)
}

/** ldp of two x registers; `offset` is a multiple of 8. */
export function loadPair(first: Register, second: Register, base: Register, offset = 0): number {
  return pair(0xa9400000, first, second, base, offset)
}

/** stp of two x registers. */
export function storePair(first: Register, second: Register, base: Register, offset = 0): number {
  return pair(0xa9000000, first, second, base, offset)
}

/** stp x29, x30, [sp, #-16]!: opens a stack frame. */
export const pushFrame = 0xa9bf7bfd

/** add register, register, constant 0–4095. */
export function addConstant(destination: Register, source: Register, value: number): number {
  return constant(0x11000000, destination, source, value)
}

/** sub register, register, constant 0–4095. */
export function subtractConstant(destination: Register, source: Register, value: number): number {
  return constant(0x51000000, destination, source, value)
}

/** cmp register, constant 0–4095. */
export function compareConstant(left: Register, value: number): number {
  return form(0x7100001f, left) | (value << 10) | (numberOf(left) << 5)
}

/** cmn register, constant: compares with its negative. */
export function compareNegative(left: Register, value: number): number {
  return form(0x3100001f, left) | (value << 10) | (numberOf(left) << 5)
}

/** cmp register, register. */
export function compare(left: Register, right: Register): number {
  return form(0x6b00001f, left) | (numberOf(right) << 16) | (numberOf(left) << 5)
}

/** add register, left, right lsl shift. */
export function add(destination: Register, left: Register, right: Register, shift = 0): number {
  return three(0x0b000000, destination, left, right) | (shift << 10)
}

/** sub register, left, right. */
export function subtract(destination: Register, left: Register, right: Register): number {
  return three(0x4b000000, destination, left, right)
}

/** udiv register, left, right; by zero it gives zero. */
export function divide(destination: Register, left: Register, right: Register): number {
  return three(0x1ac00800, destination, left, right)
}

/** ubfx register, source, lowest bit, count: those bits, at the bottom. */
export function extractBits(
  destination: Register,
  source: Register,
  lowest: number,
  count: number,
): number {
  const base = isWide(destination) ? 0xd3400000 : 0x53000000
  const fields = (lowest << 16) | ((lowest + count - 1) << 10)
  return base | fields | (numberOf(source) << 5) | numberOf(destination)
}

/** ldaxr: load, to be stored back only if nobody else did. */
export function loadExclusive(destination: Register, base: Register): number {
  return 0xc85ffc00 | (numberOf(base) << 5) | numberOf(destination)
}

/** stlxr: stores; `status` is 0 when it succeeded. */
export function storeExclusive(status: Register, source: Register, base: Register): number {
  return 0xc800fc00 | (numberOf(status) << 16) | (numberOf(base) << 5) | numberOf(source)
}

/** blr: calls the address in a register. */
export function callRegister(target: Register): number {
  return 0xd63f0000 | (numberOf(target) << 5)
}

/** svc #0. */
export const systemCall = 0xd4000001
/** ret. */
export const returnNear = 0xd65f03c0
/** yield, the polite spin. */
export const spinHint = 0xd503203f
/** brk #0: SIGTRAP. */
export const breakpoint = 0xd4200000
/** udf #0: SIGILL. */
export const undefinedInstruction = 0x00000000
/** mrs x0, sctlr_el1: not for user mode, so SIGILL. */
export const readSystemControl = 0xd5381000

/** Register number 0–31. */
export function numberOf(register: Register): number {
  return register === 'xzr' || register === 'wzr' ? 31 : Number(register.slice(1))
}

/** Whether it is an x register. */
export function isWide(register: Register): boolean {
  return register.startsWith('x')
}

/** Bit 31, or for loads and stores bit 30, chooses 64 bits. */
function form(base: number, register: Register, bit = 31): number {
  return isWide(register) ? base | (1 << bit) : base
}

function access(base: number, register: Register, address: Register, offset: number): number {
  const scale = isWide(register) ? 8 : 4
  if (offset % scale !== 0 || offset < 0) throw new Error(`offset ${offset} cannot be encoded`)
  const place = ((offset / scale) << 10) | (numberOf(address) << 5)
  return form(base, register, 30) | place | numberOf(register)
}

function pair(
  base: number,
  first: Register,
  second: Register,
  at: Register,
  offset: number,
): number {
  const fields = (((offset / 8) & 0x7f) << 15) | (numberOf(second) << 10)
  return base | fields | (numberOf(at) << 5) | numberOf(first)
}

function constant(base: number, destination: Register, source: Register, value: number): number {
  return form(base, destination) | (value << 10) | (numberOf(source) << 5) | numberOf(destination)
}

function three(base: number, destination: Register, left: Register, right: Register): number {
  const sources = (numberOf(right) << 16) | (numberOf(left) << 5)
  return form(base, destination) | sources | numberOf(destination)
}
