/**
 * What the subject replied to one program: results as system calls return them, and the space it filled.
 */
import type { Buffer } from 'node:buffer'
import type { Data, Result } from './arguments.ts'
import type { Encoded } from './encoding.ts'

/** The reply to one run of a program. It stays valid; no later run touches it. */
export class Answer {
  private readonly reply: Buffer
  private readonly encoded: Encoded

  constructor(reply: Buffer, encoded: Encoded) {
    this.reply = reply
    this.encoded = encoded
  }

  /** A call's result: what the kernel returned, so a negative number is an errno. */
  value(result: Result): number {
    const at = this.encoded.results + 8 * result.index
    return this.reply.readInt32LE(at + 4) * 0x1_0000_0000 + this.reply.readUInt32LE(at)
  }

  /** The whole reply: what a program that views memory asked for. */
  get view(): Buffer {
    return this.reply
  }

  /** The bytes of `space` after the program. Data that was only put does not come back. */
  bytes(space: Data): Buffer {
    if (space.kind !== 'space') throw new Error('only space comes back with the answer')
    const at = this.encoded.space + space.offset
    return this.reply.subarray(at, at + space.size)
  }

  /** How often the built-in handler ran for `signal`; 0 asks for the sum of all signals. */
  runs(signal: number): number {
    return this.reply.readUInt32LE(this.encoded.counters + 8 * signal)
  }
}
