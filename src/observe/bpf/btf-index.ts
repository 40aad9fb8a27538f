/**
 * The kernel's description of its own types, as the kernel offers it to everybody: where each type's record stands. A kernel
 * has some hundred thousand types and a handful are wanted, so one pass notes the places and nothing is decoded before it is
 * asked for.  Documentation/bpf/btf.rst; include/uapi/linux/btf.h
 */
import type { Buffer } from 'node:buffer'

/** What stands where: the i-th type begins at byte `types[i]`. Type 0 is void and has no record. */
export interface BtfIndex {
  readonly bytes: Buffer
  readonly types: Int32Array
  readonly count: number
  /** Where the strings begin and end. */
  readonly strings: number
  readonly stringsEnd: number
}

/** Finds all types; `undefined` when the bytes are not the BTF of a kernel of this byte order, or are cut off. */
export function indexBtf(bytes: Buffer): BtfIndex | undefined {
  if (bytes.length < 24 || bytes.readUInt16LE(0) !== 0xeb9f || bytes[2] !== 1) return undefined
  const header = bytes.readUInt32LE(4)
  const start = header + bytes.readUInt32LE(8)
  const end = start + bytes.readUInt32LE(12)
  const strings = header + bytes.readUInt32LE(16)
  const stringsEnd = strings + bytes.readUInt32LE(20)
  const isWhole = end <= bytes.length && stringsEnd <= bytes.length
  if (!isWhole || start % 4 !== 0 || (bytes.byteOffset + start) % 4 !== 0) return undefined
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
  const types = new Int32Array(((end - start) / 12 + 1) | 0)
  const last = end >>> 2
  let count = 1
  for (let at = start >>> 2; at < last; ) {
    const info = words[at + 1] ?? 0
    const kind = (info >>> 24) & 31
    const size = recordWords[kind] ?? 0
    if (size === 0) return undefined
    types[count++] = at << 2
    at += size + (memberWords[kind] ?? 0) * (info & 0xffff)
    if (at > last) return undefined
  }
  return { bytes, types, count, strings, stringsEnd }
}

/** Kinds of types, as their records number them. */
export const kinds = {
  int: 1,
  pointer: 2,
  array: 3,
  struct: 4,
  union: 5,
  enumeration: 6,
  typedef: 8,
  volatile: 9,
  constant: 10,
  restrict: 11,
  function: 12,
  typeTag: 18,
  enumeration64: 19,
} as const

/** Words in a record of each kind; 0 for a kind that this version does not know, whose length nobody can tell. */
const recordWords = new Uint8Array([0, 4, 3, 6, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 3, 3, 4, 3, 3])
/** Words for each member, value, parameter or variable that follows. */
const memberWords = new Uint8Array([0, 0, 0, 0, 3, 3, 2, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0, 0, 0, 3])
