/**
 * The stack of the program: the record that it fills, and two words beside it. It is 512 bytes at most, counted down from
 * its end in r10.  kernel/bpf/verifier.c: MAX_BPF_STACK
 */
import { type RecordField, recordLayout, recordSize } from './record.ts'

/** Where a field of the record stands. */
export function inRecord(field: RecordField): number {
  return recordLayout[field].at - recordSize
}

/** Eight bytes beside the record. */
export const scratch: number = -recordSize - 8

/** What the program was given, kept for its end. */
export const given: number = scratch - 8
