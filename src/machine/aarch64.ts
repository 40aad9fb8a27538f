/**
 * Puts aarch64 instructions together: labels, and branches to them. Every instruction is one 32-bit word.
 * Truth: Arm ARM (DDI 0487), C6.2, B, BL, B.cond, CBZ, TBZ.
 */
import { isWide, numberOf, type Register } from './aarch64-instructions.ts'
import type { Assembled, Label } from './assembled.ts'

const conditions = { equal: 0, 'not equal': 1, 'less or equal': 13 } as const

/** What a conditional branch asks of the flags. */
export type Condition = keyof typeof conditions

/** A branch to a label: its word without the distance, and where the distance goes. */
export interface Branch {
  readonly to: string
  readonly word: number
  readonly shift: number
  readonly bits: number
}

/** What a program is made of: words of instructions, labels, branches. */
export type Part = number | readonly number[] | Label | Branch

/** b. */
export function jump(to: string): Branch {
  return { to, word: 0x14000000, shift: 0, bits: 26 }
}

/** bl. */
export function call(to: string): Branch {
  return { to, word: 0x94000000, shift: 0, bits: 26 }
}

/** b.cond. */
export function jumpIf(when: Condition, to: string): Branch {
  return { to, word: 0x54000000 | conditions[when], shift: 5, bits: 19 }
}

/** cbz. */
export function jumpIfZero(register: Register, to: string): Branch {
  return compareAndBranch(0x34000000, register, to)
}

/** cbnz. */
export function jumpIfNotZero(register: Register, to: string): Branch {
  return compareAndBranch(0x35000000, register, to)
}

/** tbz: when bit `bit` (0–31) is clear. */
export function jumpIfClear(register: Register, bit: number, to: string): Branch {
  return { to, word: 0x36000000 | (bit << 19) | numberOf(register), shift: 5, bits: 14 }
}

/** tbnz: when bit `bit` (0–31) is set. */
export function jumpIfSet(register: Register, bit: number, to: string): Branch {
  return { to, word: 0x37000000 | (bit << 19) | numberOf(register), shift: 5, bits: 14 }
}

/** The program's bytes. Position independent: every branch is relative. */
export function assembleAarch64(parts: readonly Part[]): Assembled {
  const labels = new Map<string, number>()
  let size = 0
  for (const part of parts) {
    if (typeof part === 'object' && 'label' in part) labels.set(part.label, size)
    else size += Array.isArray(part) ? 4 * part.length : 4
  }
  const code = new Uint8Array(size)
  const view = new DataView(code.buffer)
  let at = 0
  for (const part of parts) {
    for (const word of wordsOf(part, at, labels)) {
      view.setUint32(at, word, true)
      at += 4
    }
  }
  return { code, labels }
}

function wordsOf(part: Part, at: number, labels: ReadonlyMap<string, number>): readonly number[] {
  if (typeof part === 'number') return [part]
  if (!('to' in part)) return 'label' in part ? [] : part
  const target = labels.get(part.to)
  if (target === undefined) throw new Error(`no label ${part.to}`)
  const distance = (target - at) / 4
  if (Math.abs(distance) >= 2 ** (part.bits - 1)) throw new Error(`${part.to} is too far away`)
  return [part.word | ((distance & (2 ** part.bits - 1)) << part.shift)]
}

function compareAndBranch(base: number, register: Register, to: string): Branch {
  const word = (isWide(register) ? base | (1 << 31) : base) | numberOf(register)
  return { to, word, shift: 5, bits: 19 }
}
