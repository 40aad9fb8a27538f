/**
 * Where the members of the kernel's structures stand, in the kernel that is running: a path such as
 * `signal->shared_pending.signal.sig` is followed through pointers, nested and anonymous members. Names that changed between
 * versions are given as alternatives, `__state|state`.  Documentation/bpf/btf.rst
 */
import type { BtfIndex } from './btf-index.ts'
import { kinds } from './btf-index.ts'

/** A member, reached by loading one pointer after the other. */
export interface Place {
  /** Offsets in bytes: one for each load, the last for the member itself. */
  readonly offsets: readonly number[]
  /** Bytes of the member; of a bit field, of the word that it is read with. */
  readonly size: number
  /** Of an array: bytes from one element to the next. A path through an array leads to its first element. */
  readonly step?: number
  /** Of a bit field: how far the word is shifted to the right, and how many bits count then. */
  readonly bits?: { readonly shift: number; readonly width: number }
}

export class Btf {
  private readonly index: BtfIndex
  private readonly words: Int32Array
  private readonly found = new Map<string, number>()

  constructor(index: BtfIndex) {
    const { bytes } = index
    this.index = index
    this.words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
  }

  /** The number of the function of this name, by which programs are attached to it. */
  functionId(name: string): number | undefined {
    return this.find(name, kinds.function)
  }

  /** The number of the structure of this name. */
  structureId(name: string): number | undefined {
    return this.find(name, kinds.struct)
  }

  /** The place of a member of the structure of this name; `undefined` where this kernel has none. */
  place(structure: string, path: string): Place | undefined {
    let type = this.structureId(structure)
    const offsets: number[] = []
    let member: Member | undefined
    for (const hop of path.split('->')) {
      if (member !== undefined) type = this.pointed(member.type)
      member = type === undefined ? undefined : this.follow(type, hop.split('.'))
      if (member === undefined) return undefined
      offsets.push(member.bit >>> 3)
    }
    return member === undefined ? undefined : this.placeOf(member, offsets)
  }

  private placeOf({ type, bit, width }: Member, offsets: number[]): Place | undefined {
    const size = this.sizeOf(type)
    if (size === undefined) return undefined
    if (width === 0) {
      const step = this.stepOf(type)
      return step === undefined ? { offsets, size } : { offsets, size, step }
    }
    if (size > 8 || (size & (size - 1)) !== 0) return undefined
    // A bit field is read with the aligned word of its declared type.
    const word = bit - (bit % (size * 8))
    offsets[offsets.length - 1] = word >>> 3
    return { offsets, size, bits: { shift: bit - word, width } }
  }

  /** A member of a member of a member. */
  private follow(structure: number, names: readonly string[]): Member | undefined {
    let found: Member | undefined = { type: structure, bit: 0, width: 0 }
    for (const name of names) {
      const next: Member | undefined = this.anyMember(this.inArray(found.type), name.split('|'))
      if (next === undefined) return undefined
      found = { ...next, bit: next.bit + found.bit }
    }
    return found
  }

  private anyMember(structure: number, names: readonly string[]): Member | undefined {
    for (const name of names) {
      const member = this.member(structure, name, 0)
      if (member !== undefined) return member
    }
    return undefined
  }

  private member(structure: number, name: string, depth: number): Member | undefined {
    const kind = this.kind(structure)
    if (depth > deepest || (kind !== kinds.struct && kind !== kinds.union)) return undefined
    const at = this.at(structure)
    const info = this.word(at + 1)
    const hasBits = info >>> 31 === 1
    for (let index = 0; index < (info & 0xffff); index++) {
      const record = at + 3 + index * 3
      const type = this.word(record + 1)
      const offset = this.word(record + 2)
      const bit = hasBits ? offset & 0xffffff : offset
      const nameAt = this.word(record)
      if (nameAt === 0) {
        const inner = this.member(this.plain(type), name, depth + 1)
        if (inner !== undefined) return { ...inner, bit: inner.bit + bit }
      } else if (this.isNamed(nameAt, name)) {
        return { type, bit, width: hasBits ? offset >>> 24 : 0 }
      }
    }
    return undefined
  }

  /** What a pointer points to. */
  private pointed(type: number): number | undefined {
    const pointer = this.plain(type)
    return this.kind(pointer) === kinds.pointer ? this.plain(this.target(pointer)) : undefined
  }

  /** The type behind its names and qualifiers. */
  private plain(type: number): number {
    let found = type
    for (let hop = 0; hop < deepest && qualifiers.has(this.kind(found)); hop++) {
      found = this.target(found)
    }
    return found
  }

  /** The type itself, or that of an array's elements. */
  private inArray(type: number): number {
    const found = this.plain(type)
    return this.kind(found) === kinds.array ? this.plain(this.word(this.at(found) + 3)) : found
  }

  private stepOf(type: number): number | undefined {
    const element = this.inArray(type)
    return element === this.plain(type) ? undefined : this.sizeOf(element)
  }

  private sizeOf(type: number): number | undefined {
    const found = this.plain(type)
    switch (this.kind(found)) {
      case kinds.pointer:
        return 8
      case kinds.array: {
        const element = this.inArray(found)
        const size = this.kind(element) === kinds.array ? undefined : this.sizeOf(element)
        return size === undefined ? undefined : size * this.word(this.at(found) + 5)
      }
      case kinds.int:
      case kinds.struct:
      case kinds.union:
      case kinds.enumeration:
      case kinds.enumeration64:
        return this.word(this.at(found) + 2)
    }
    return undefined
  }

  /** Looked for once: it takes a pass over all types. */
  private find(name: string, kind: number): number | undefined {
    const key = `${kind} ${name}`
    const known = this.found.get(key)
    if (known !== undefined) return known
    const type = this.search(name, kind)
    if (type !== undefined) this.found.set(key, type)
    return type
  }

  private search(name: string, kind: number): number | undefined {
    const { bytes, strings, stringsEnd, types, count } = this.index
    const found = bytes.indexOf(`\0${name}\0`, strings, 'latin1')
    if (found < 0 || found >= stringsEnd) return undefined
    const nameAt = found + 1 - strings
    const { words } = this
    for (let type = 1; type < count; type++) {
      const at = (types[type] ?? 0) >>> 2
      if (words[at] === nameAt && (((words[at + 1] ?? 0) >>> 24) & 31) === kind) return type
    }
    return undefined
  }

  private isNamed(nameAt: number, name: string): boolean {
    const { bytes, strings, stringsEnd } = this.index
    const start = strings + nameAt
    const end = start + name.length
    if (nameAt < 0 || end >= stringsEnd || bytes[end] !== 0) return false
    return bytes.toString('latin1', start, end) === name
  }

  private kind(type: number): number {
    return (this.word(this.at(type) + 1) >>> 24) & 31
  }

  /** What a pointer, a name or a qualifier stands for. */
  private target(type: number): number {
    return this.word(this.at(type) + 2)
  }

  /** The record of a type, in words; void, and what does not exist, has that of nothing. */
  private at(type: number): number {
    const { types, count } = this.index
    return type > 0 && type < count ? (types[type] ?? 0) >>> 2 : Number.MAX_SAFE_INTEGER
  }

  private word(at: number): number {
    return this.words[at] ?? 0
  }
}

interface Member {
  readonly type: number
  readonly bit: number
  /** Bits of a bit field; 0 for any other member. */
  readonly width: number
}

/** No type of a kernel is wrapped deeper than this; a broken description may be a circle. */
const deepest = 32

const qualifiers: ReadonlySet<number> = new Set([
  kinds.typedef,
  kinds.volatile,
  kinds.constant,
  kinds.restrict,
  kinds.typeTag,
])
