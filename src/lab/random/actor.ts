/**
 * A process of the model's world as it is on the kernel: how to speak to it, and where to read what has become of it.
 * Node's files stay open as long as the process exists, so that a number that is given away again misleads nobody.
 * proc_pid_status(5), proc_pid_mem(5)
 */
import { Buffer } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import type { SignalInfo } from '../../kernel/world/index.ts'
import { counters, ring } from '../../machine/subject-layout.ts'
import type { Channel } from '../subject/channel.ts'

const statusBuffer = Buffer.alloc(4096)
const headBuffer = Buffer.alloc(8)

/** One run of the subject's handler, as it was told. */
export interface HandlerRun {
  readonly signal: number
  readonly info: SignalInfo
}

export class Actor {
  readonly channel: Channel
  /** Its number in the namespace of Node's /proc. */
  readonly pid: number
  private readonly statusFile: number
  private memoryFile: number
  private runsSeen: number
  private isOpen = true

  constructor(channel: Channel, pid: number) {
    this.channel = channel
    this.pid = pid
    this.statusFile = openSync(`/proc/${pid}/status`, 'r')
    this.memoryFile = openSync(`/proc/${pid}/mem`, 'r')
    this.runsSeen = this.countRuns()
  }

  /** /proc/PID/status; `undefined` when the process is gone. */
  status(): string | undefined {
    try {
      const size = readSync(this.statusFile, statusBuffer, 0, statusBuffer.length, 0)
      return statusBuffer.toString('latin1', 0, size)
    } catch {
      return undefined
    }
  }

  /** Handlers that ran since `forgetRuns`, oldest first. */
  newRuns(): readonly HandlerRun[] {
    const total = this.countRuns()
    const missing = Math.min(total - this.runsSeen, ring.entries)
    return Array.from({ length: missing }, (_, index) => this.run(total - missing + index))
  }

  /** Counts handler runs from here on. */
  forgetRuns(count: number): void {
    this.runsSeen += count
  }

  /** After execve(2) its memory is another. */
  reopenMemory(): void {
    closeSync(this.memoryFile)
    this.memoryFile = openSync(`/proc/${this.pid}/mem`, 'r')
    this.runsSeen = this.countRuns()
  }

  /** Closes the files; may be called again. */
  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    closeSync(this.statusFile)
    closeSync(this.memoryFile)
  }

  private countRuns(): number {
    readSync(this.memoryFile, headBuffer, 0, 8, counters.address)
    return headBuffer.readUInt32LE(0)
  }

  private run(index: number): HandlerRun {
    const entry = Buffer.alloc(ring.entrySize)
    const at = ring.address + (index % ring.entries) * ring.entrySize
    readSync(this.memoryFile, entry, 0, entry.length, at)
    return runFrom(entry)
  }
}

/** siginfo_t of a signal from a process or about a child. */
function runFrom(entry: Buffer): HandlerRun {
  return {
    signal: entry.readInt32LE(0),
    info: {
      code: entry.readInt32LE(8),
      pid: entry.readInt32LE(16),
      uid: entry.readUInt32LE(20),
      value: entry.readInt32LE(24),
    },
  }
}
