/**
 * Instructions of the kernel's own machine, put down one after the other with names for registers and places to jump to.
 * Documentation/bpf/standardization/instruction-set.rst
 */

/** r0 result; r1–r5 arguments, lost at every call; r6–r9 kept; r10 the end of the stack, not to be written. */
const registers = {
  r0: 0,
  r1: 1,
  r2: 2,
  r3: 3,
  r4: 4,
  r5: 5,
  r6: 6,
  r7: 7,
  r8: 8,
  r9: 9,
  r10: 10,
} as const

export type Register = keyof typeof registers

export type Size = 1 | 2 | 4 | 8

/** On the whole 64 bits of a register. */
const operations = {
  add: 0x07,
  sub: 0x17,
  mul: 0x27,
  or: 0x47,
  and: 0x57,
  lsh: 0x67,
  rsh: 0x77,
  neg: 0x87,
  xor: 0xa7,
  mov: 0xb7,
} as const

/** Unsigned comparisons of 64 bits. */
const conditions = { eq: 0x15, gt: 0x25, ge: 0x35, ne: 0x55, lt: 0xa5, le: 0xb5 } as const

/** Set in the opcode when the second operand is a register. */
const fromRegister = 0x08

const sizes: Readonly<Record<Size, number>> = { 1: 0x10, 2: 0x08, 4: 0x00, 8: 0x18 }

export class Assembler {
  private words = new Int32Array(512)
  private length = 0
  private readonly labels = new Map<string, number>()
  private readonly jumps: { readonly at: number; readonly label: string }[] = []

  /** `to = to OP operand`; `mov` only copies. */
  set(to: Register, operation: keyof typeof operations, operand: Register | number = 0): void {
    const code = operations[operation]
    if (typeof operand === 'number') this.put(code, registers[to], 0, 0, operand)
    else this.put(code | fromRegister, registers[to], registers[operand], 0, 0)
  }

  /** Reads so many bytes at `from + offset`, as an unsigned number. */
  load(to: Register, size: Size, from: Register, offset: number): void {
    this.put(0x61 | sizes[size], registers[to], registers[from], offset, 0)
  }

  /** Writes the low bytes of a register, or a number, to `to + offset`. */
  store(size: Size, to: Register, offset: number, value: Register | number): void {
    if (typeof value === 'number') this.put(0x62 | sizes[size], registers[to], 0, offset, value)
    else this.put(0x63 | sizes[size], registers[to], registers[value], offset, 0)
  }

  /** Jumps when the condition holds. */
  when(
    left: Register,
    condition: keyof typeof conditions,
    right: Register | number,
    label: string,
  ): void {
    this.jumps.push({ at: this.length, label })
    const code = conditions[condition]
    if (typeof right === 'number') this.put(code, registers[left], 0, 0, right)
    else this.put(code | fromRegister, registers[left], registers[right], 0, 0)
  }

  jump(label: string): void {
    this.jumps.push({ at: this.length, label })
    this.put(0x05, 0, 0, 0, 0)
  }

  /** Marks this place. */
  label(name: string): void {
    if (this.labels.has(name)) throw new Error(`two places are called ${name}`)
    this.labels.set(name, this.length)
  }

  /** Calls one of the kernel's helper functions by number. */
  call(helper: number): void {
    this.put(0x85, 0, 0, 0, helper)
  }

  /** Calls a function of the kernel by the number of its type. */
  callKernel(type: number): void {
    this.put(0x85, 0, 2, 0, type)
  }

  exit(): void {
    this.put(0x95, 0, 0, 0, 0)
  }

  /** The whole program, eight bytes for each instruction, in memory that does not move. */
  assemble(): Uint8Array {
    for (const { at, label } of this.jumps) {
      const target = this.labels.get(label)
      if (target === undefined) throw new Error(`no place is called ${label}`)
      const word = at * 2
      this.words[word] = ((this.words[word] ?? 0) & 0xffff) | ((target - at - 1) << 16)
    }
    return new Uint8Array(this.words.buffer, 0, this.length * 8)
  }

  private put(code: number, to: number, from: number, offset: number, value: number): void {
    if (offset < -0x8000 || offset > 0x7fff) throw new RangeError(`${offset} is out of reach`)
    const at = this.length++ * 2
    if (at === this.words.length) {
      const larger = new Int32Array(at * 2)
      larger.set(this.words)
      this.words = larger
    }
    this.words[at] = code | (to << 8) | (from << 12) | (offset << 16)
    this.words[at + 1] = value
  }
}
