/**
 * Reads back what the subject's built-in handler kept: siginfo and stack pointer of each run.
 * siginfo layout: sigaction(2), include/uapi/asm-generic/siginfo.h.
 */
import { counters, ring, slots } from '../../machine/subject-layout.ts'
import type { Puppet } from './puppet.ts'

/** One run of the handler. */
export interface HandlerRun {
  readonly signal: number
  readonly code: number
  /** Sender as siginfo names it; of a fault or a timer, whatever lies at that place. */
  readonly pid: number
  readonly uid: number
  /** si_status of a SIGCHLD, si_value of a queued signal. */
  readonly value: number
  /** Slot of the thread that ran it: 0 is the leader (or an alternate stack). */
  readonly slot: number
}

/** The runs so far, oldest first; only the last 64 are kept. */
export function handlerRuns(puppet: Puppet): readonly HandlerRun[] {
  const total = puppet.peek(counters.address, 8).readUInt32LE(0)
  const bytes = puppet.peek(ring.address, ring.entries * ring.entrySize)
  const first = Math.max(0, total - ring.entries)
  return Array.from({ length: total - first }, (_, i) => {
    const start = ((first + i) % ring.entries) * ring.entrySize
    return readRun(bytes.subarray(start, start + ring.entrySize))
  })
}

function readRun(entry: Buffer): HandlerRun {
  return {
    signal: entry.readInt32LE(0),
    code: entry.readInt32LE(8),
    pid: entry.readInt32LE(16),
    uid: entry.readUInt32LE(20),
    value: entry.readInt32LE(24),
    slot: slotOf(Number(entry.readBigUInt64LE(ring.stackPointer))),
  }
}

function slotOf(stackPointer: number): number {
  const slot = Math.floor((stackPointer - slots.address) / slots.size)
  return slot > 0 && slot < slots.count ? slot : 0
}
