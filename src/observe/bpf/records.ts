/**
 * The records of one walk, as the kernel wrote them: one buffer, read field by field where it is needed. An object for each
 * record would cost more than everything the kernel does for it.
 */
import { Buffer } from 'node:buffer'
import { readSync } from 'node:fs'
import type { SignalSet } from '../../kernel/index.ts'
import { fromWords } from '../../kernel/index.ts'
import {
  type RecordField,
  recordBits,
  recordLayout,
  recordMagic,
  recordSize,
  recordVersion,
} from './record.ts'
import { errnoOf, type Refusal, refusal } from './refusal.ts'

export class Records {
  readonly count: number
  readonly bytes: Buffer
  /** The same memory as words of four bytes. */
  readonly words: Int32Array

  constructor(bytes: Buffer, count: number) {
    this.bytes = bytes
    this.count = count
    this.words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
  }

  /** Four bytes of a field, as a signed number. */
  word(record: number, field: RecordField): number {
    return this.words[(record * recordSize + recordLayout[field].at) >>> 2] ?? 0
  }

  /** The same as an unsigned number. */
  unsigned(record: number, field: RecordField): number {
    return this.word(record, field) >>> 0
  }

  /** Eight bytes as a number; those above 2^53 lose their last digits. */
  long(record: number, field: RecordField): number {
    const at = (record * recordSize + recordLayout[field].at) >>> 2
    return ((this.words[at + 1] ?? 0) >>> 0) * 2 ** 32 + ((this.words[at] ?? 0) >>> 0)
  }

  signals(record: number, field: RecordField): SignalSet {
    const at = (record * recordSize + recordLayout[field].at) >>> 2
    return fromWords(this.words[at] ?? 0, this.words[at + 1] ?? 0)
  }

  /** The command name, up to its NUL. */
  name(record: number): string {
    const start = record * recordSize + recordLayout.name.at
    const name = this.bytes.subarray(start, start + recordLayout.name.size)
    const end = name.indexOf(0)
    return name.toString('utf8', 0, end < 0 ? name.length : end)
  }

  has(record: number, bit: keyof typeof recordBits): boolean {
    return (this.word(record, 'bits') & recordBits[bit]) !== 0
  }
}

export type RecordsResult = { readonly ok: true; readonly records: Records } | Refusal

/** Reads a walk to its end; into the buffer of an earlier one, if that is large enough. */
export function readRecords(file: number, used?: Records): RecordsResult {
  let bytes = used?.bytes ?? Buffer.allocUnsafeSlow(1 << 20)
  let length = 0
  for (;;) {
    if (length === bytes.length) bytes = larger(bytes)
    let count: number
    try {
      count = readSync(file, bytes, length, bytes.length - length, null)
    } catch (error) {
      if (error instanceof Error && 'code' in error) {
        // After a million steps the kernel lets others have their turn.
        if (error.code === 'EAGAIN' && length > 0) continue
        return refusal('refused', `read: ${error.code}`, errnoOf(error))
      }
      throw error
    }
    if (count === 0) break
    length += count
    if (length >= 8 && !isOurs(bytes)) return foreign(bytes, length)
  }
  const isWhole = length > 0 && length % recordSize === 0
  if (!isWhole) return length === 0 ? refusal('not-listed', '0 bytes') : foreign(bytes, length)
  return { ok: true, records: new Records(bytes, length / recordSize) }
}

function isOurs(bytes: Buffer): boolean {
  return bytes.readUInt32LE(0) === recordMagic && bytes.readUInt32LE(4) === recordVersion
}

function foreign(bytes: Buffer, length: number): Refusal {
  const start = bytes.toString('hex', 0, Math.min(8, length))
  return refusal('other-layout', `${length} bytes, ${start}`)
}

function larger(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length * 2)
  bytes.copy(copy)
  return copy
}
