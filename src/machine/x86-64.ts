/**
 * Puts x86-64 instructions together: labels, and jumps that are as short as they can be.
 * Truth: Intel SDM vol. 2, Jcc, JMP, CALL.
 */
import type { Assembled, Label } from './assembled.ts'
import { littleEndian } from './x86-64-operands.ts'

const conditions = {
  below: 2,
  equal: 4,
  zero: 4,
  'not equal': 5,
  'not zero': 5,
  negative: 8,
  less: 12,
  'less or equal': 14,
  greater: 15,
} as const

/** What a conditional jump asks of the flags. */
export type Condition = keyof typeof conditions

/** A jump or call to a label. */
export interface Jump {
  readonly to: string
  readonly when: Condition | 'always' | 'call'
}

/** What a program is made of: the bytes of an instruction, a label, or a jump. */
export type Part = readonly number[] | Label | Jump

/** jmp. */
export function jump(to: string): Jump {
  return { to, when: 'always' }
}

/** jcc. */
export function jumpIf(when: Condition, to: string): Jump {
  return { to, when }
}

/** call. */
export function call(to: string): Jump {
  return { to, when: 'call' }
}

/** The program's bytes. Position independent: every jump is relative. */
export function assembleX8664(parts: readonly Part[]): Assembled {
  // Every jump starts short; those that do not reach grow, until all reach. Growing never undoes a growth.
  const near = new Set<Part>(parts.filter((part) => 'when' in part && part.when === 'call'))
  for (;;) {
    const layout = layOut(parts, near)
    const tooFar = parts.filter((part) => isTooFar(part, near, layout))
    if (tooFar.length === 0) return emit(parts, near, layout)
    for (const part of tooFar) near.add(part)
  }
}

interface Layout {
  readonly ends: ReadonlyMap<Part, number>
  readonly labels: ReadonlyMap<string, number>
}

function layOut(parts: readonly Part[], near: ReadonlySet<Part>): Layout {
  const ends = new Map<Part, number>()
  const labels = new Map<string, number>()
  let position = 0
  for (const part of parts) {
    if ('label' in part) {
      if (labels.has(part.label)) throw new Error(`label ${part.label} is there twice`)
      labels.set(part.label, position)
    } else {
      position += 'to' in part ? jumpSize(part, near.has(part)) : part.length
      ends.set(part, position)
    }
  }
  return { ends, labels }
}

function jumpSize(jump: Jump, near: boolean): number {
  if (!near) return 2
  return jump.when === 'always' || jump.when === 'call' ? 5 : 6
}

function distance(jump: Jump, { ends, labels }: Layout): number {
  const target = labels.get(jump.to)
  const end = ends.get(jump)
  if (target === undefined || end === undefined) throw new Error(`no label ${jump.to}`)
  return target - end
}

function isTooFar(part: Part, near: ReadonlySet<Part>, layout: Layout): boolean {
  if (!('to' in part) || near.has(part)) return false
  const reach = distance(part, layout)
  return reach < -128 || reach > 127
}

function emit(parts: readonly Part[], near: ReadonlySet<Part>, layout: Layout): Assembled {
  const bytes = parts.flatMap((part) => {
    if ('label' in part) return []
    return 'to' in part ? jumpBytes(part, near.has(part), distance(part, layout)) : part
  })
  return { code: Uint8Array.from(bytes), labels: layout.labels }
}

function jumpBytes({ when }: Jump, near: boolean, reach: number): readonly number[] {
  const offset = littleEndian(reach, near ? 4 : 1)
  if (when === 'call') return [0xe8, ...offset]
  if (when === 'always') return [near ? 0xe9 : 0xeb, ...offset]
  const code = conditions[when]
  return near ? [0x0f, 0x80 | code, ...offset] : [0x70 | code, ...offset]
}
