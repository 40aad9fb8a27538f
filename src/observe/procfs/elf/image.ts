/**
 * The head of an ELF file: what it is for, and which pieces of it the kernel loads where. Files of 32 and 64 bits and of both
 * byte orders are read, because a machine may run both. Whoever wrote the file wrote its numbers: none is trusted.
 * elf(5) "ELF header", "Program header"
 */
import type { Buffer } from 'node:buffer'
import type { ReadAt } from '../read.ts'

export interface ElfImage {
  readonly read: ReadAt
  readonly is64: boolean
  readonly isLittle: boolean
  /** e_machine. */
  readonly machine: number
  /** Where it starts, before the loader moves it. */
  readonly entry: number
  readonly segments: readonly Segment[]
  /** Where the table of sections stands, and which of them holds their names. */
  readonly sections: { readonly offset: number; readonly count: number; readonly names: number }
}

export interface Segment {
  /** p_type: 1 is loaded, 2 is for the dynamic linker, 3 names it. */
  readonly type: number
  readonly offset: number
  readonly address: number
  /** Bytes in the file. */
  readonly size: number
}

/** Reads the head; `undefined` when it is not that of an ELF file, or not whole. */
export function readImage(read: ReadAt): ElfImage | undefined {
  const head = read(0, 2048)
  if (head.length < 64 || head.readUInt32BE(0) !== magic) return undefined
  const is64 = head[4] === 2
  const isLittle = head[5] === 1
  const half = (at: number) => (isLittle ? head.readUInt16LE(at) : head.readUInt16BE(at))
  const word = (bytes: Buffer, at: number) => wordIn(bytes, at, { is64, isLittle })
  const [size, count] = is64 ? [half(54), half(56)] : [half(42), half(44)]
  const offset = is64 ? word(head, 32) : word(head, 28)
  if (size !== (is64 ? 56 : 32) || count > maxSegments) return undefined
  const end = offset + size * count
  const table = end <= head.length ? head.subarray(offset, end) : read(offset, size * count)
  if (table.length !== size * count) return undefined
  return {
    read,
    is64,
    isLittle,
    machine: half(18),
    entry: word(head, 24),
    segments: Array.from({ length: count }, (_, index) =>
      segmentIn(table.subarray(index * size, (index + 1) * size), { is64, isLittle }),
    ),
    sections: is64
      ? { offset: word(head, 40), count: half(60), names: half(62) }
      : { offset: word(head, 32), count: half(48), names: half(50) },
  }
}

type Encoding = Pick<ElfImage, 'is64' | 'isLittle'>

function segmentIn(row: Buffer, encoding: Encoding): Segment {
  const type = intIn(row, 0, encoding)
  const [offset, address, size] = encoding.is64 ? [8, 16, 32] : [4, 8, 16]
  return {
    type,
    offset: wordIn(row, offset, encoding),
    address: wordIn(row, address, encoding),
    size: wordIn(row, size, encoding),
  }
}

/** Four bytes. */
export function intIn(bytes: Buffer, at: number, { isLittle }: Encoding): number {
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
}

/** An address or an offset: eight bytes, or four in files of 32 bits. User addresses are exact as numbers. */
export function wordIn(bytes: Buffer, at: number, encoding: Encoding): number {
  if (!encoding.is64) return intIn(bytes, at, encoding)
  return Number(encoding.isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
}

/** 0x7f, `ELF`. */
const magic = 0x7f454c46
/** The kernel loads no file with more than 64 KiB of them.  fs/binfmt_elf.c: load_elf_phdrs() */
const maxSegments = 1170
