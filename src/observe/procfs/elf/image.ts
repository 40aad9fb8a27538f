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
  const bytes = read(0, 2048)
  const head = viewOf(bytes)
  if (bytes.length < 64 || head.getUint32(0) !== magic) return undefined
  const is64 = bytes[4] === 2
  const isLittle = bytes[5] === 1
  const encoding = { is64, isLittle }
  const half = (at: number) => head.getUint16(at, isLittle)
  const offset = wordIn(head, is64 ? 32 : 28, encoding)
  const size = half(is64 ? 54 : 42)
  const count = half(is64 ? 56 : 44)
  if (size !== (is64 ? 56 : 32) || count > maxSegments) return undefined
  const end = offset + size * count
  const table = end <= bytes.length ? bytes.subarray(offset, end) : read(offset, size * count)
  if (table.length !== size * count) return undefined
  return {
    read,
    is64,
    isLittle,
    machine: half(18),
    entry: wordIn(head, 24, encoding),
    segments: segmentsIn(viewOf(table), size, encoding),
    sections: {
      offset: wordIn(head, is64 ? 40 : 32, encoding),
      count: half(is64 ? 60 : 48),
      names: half(is64 ? 62 : 50),
    },
  }
}

type Encoding = Pick<ElfImage, 'is64' | 'isLittle'>

function segmentsIn(table: DataView, size: number, encoding: Encoding): Segment[] {
  const [offset, address, length] = encoding.is64 ? [8, 16, 32] : [4, 8, 16]
  const segments: Segment[] = []
  for (let at = 0; at < table.byteLength; at += size) {
    segments.push({
      type: table.getUint32(at, encoding.isLittle),
      offset: wordIn(table, at + offset, encoding),
      address: wordIn(table, at + address, encoding),
      size: wordIn(table, at + length, encoding),
    })
  }
  return segments
}

/** An address or an offset: eight bytes, or four in files of 32 bits. User addresses are exact as numbers. */
export function wordIn(view: DataView, at: number, { is64, isLittle }: Encoding): number {
  if (!is64) return view.getUint32(at, isLittle)
  const [low, high] = isLittle ? [at, at + 4] : [at + 4, at]
  return view.getUint32(high, isLittle) * 2 ** 32 + view.getUint32(low, isLittle)
}

/** The numbers in bytes that were read. */
export function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** 0x7f, `ELF`. */
const magic = 0x7f454c46
/** The kernel loads no file with more than 64 KiB of them.  fs/binfmt_elf.c: load_elf_phdrs() */
const maxSegments = 1170
