/**
 * A channel: one pipe for requests to a thread of the subject, one for its replies. Node has its own open
 * file descriptions of both (opened through /proc/PID/fd), so its reads and writes block and no flag of the
 * puppets' reaches it. pipe(7), proc_pid_fd(5).
 *
 * Strict request and reply: never two programs in flight, so a read always knows its length.
 */
import { Buffer } from 'node:buffer'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { Answer } from './answer.ts'
import type { Encoded } from './encoding.ts'
import { LaneBroken } from './errors.ts'
import type { Program } from './program.ts'

/** File descriptors of channel k in every puppet: four in a row, high enough to be nobody else's. */
const firstDescriptor = 100

/** The signalfd for SIGCHLD in every puppet: it shows the signals of whoever reads it. */
export const signalDescriptor = 99

/** The descriptors of one channel inside the puppets. */
export interface Ends {
  readonly requestRead: number
  readonly requestWrite: number
  readonly replyRead: number
  readonly replyWrite: number
}

/** The descriptors of channel `index` inside every puppet. */
export function endsOf(index: number): Ends {
  const first = firstDescriptor + 4 * index
  return {
    requestRead: first,
    requestWrite: first + 1,
    replyRead: first + 2,
    replyWrite: first + 3,
  }
}

/** Called around everything that can block, so that somebody can notice when it takes too long. */
export interface Guard {
  enter(): void
  leave(): void
}

/** Node's side of a channel. */
export class Channel {
  readonly ends: Ends
  private readonly guard: Guard
  private readonly request: number
  private readonly reply: number
  private readonly unread: number
  private awaited: Encoded | undefined
  private sentUnanswered = false

  /** Opens channel `index` of the puppet `pid`, which must have made its pipes. */
  constructor(pid: number, index: number, guard: Guard) {
    const ends = endsOf(index)
    const open = (descriptor: number, flags: number): number =>
      openSync(`/proc/${pid}/fd/${descriptor}`, flags)
    this.ends = ends
    this.guard = guard
    this.request = open(ends.requestWrite, constants.O_WRONLY)
    this.reply = open(ends.replyRead, constants.O_RDONLY)
    this.unread = open(ends.requestRead, constants.O_RDONLY)
  }

  /** Whether a program was sent whose reply was not taken. */
  get isAwaiting(): boolean {
    return this.awaited !== undefined
  }

  /** Whether a thread that dies now may leave bytes of requests or replies behind. */
  get mayHoldLeftovers(): boolean {
    return this.isAwaiting || this.sentUnanswered
  }

  /** Sends a program to the thread at `slot`. */
  post(program: Program, slot: number): void {
    if (this.awaited) throw new Error('a program is in flight on this channel')
    const encoded = program.requestFor(slot)
    this.guard.enter()
    try {
      writeSync(this.request, encoded.request)
    } finally {
      this.guard.leave()
    }
    if (encoded.replySize > 0) this.awaited = encoded
    else this.sentUnanswered = true
  }

  /** Takes the reply to the program that was sent; blocks until it is there. */
  take(): Answer {
    const encoded = this.awaited
    if (!encoded) throw new Error('no program is in flight on this channel')
    const reply = Buffer.allocUnsafe(encoded.replySize)
    this.readFully(this.reply, reply)
    this.awaited = undefined
    return new Answer(reply, encoded)
  }

  /** Throws away what a dead thread left: bytes of requests it did not read, and of replies nobody took. */
  drain(requestBytes: number, replyBytes: number): void {
    if (requestBytes > 0) this.readFully(this.unread, Buffer.allocUnsafe(requestBytes))
    if (replyBytes > 0) this.readFully(this.reply, Buffer.allocUnsafe(replyBytes))
    this.awaited = undefined
    this.sentUnanswered = false
  }

  /** Closes Node's ends. A thread that reads from the channel then ends, if nobody else can write to it. */
  close(): void {
    for (const descriptor of [this.request, this.reply, this.unread]) closeSync(descriptor)
  }

  private readFully(descriptor: number, into: Buffer): void {
    let at = 0
    this.guard.enter()
    try {
      while (at < into.length) {
        const count = readSync(descriptor, into, at, into.length - at, null)
        if (count === 0) throw new LaneBroken('every puppet of the lane is gone')
        at += count
      }
    } finally {
      this.guard.leave()
    }
  }
}
