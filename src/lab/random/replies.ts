/**
 * Answers of the subject, taken without waiting: when all processes run before Node does, an answer is there at once or
 * never comes, and to ask first whether it is there would cost as much as the answer.
 */
import { Buffer } from 'node:buffer'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { Answer } from '../subject/answer.ts'
import type { Channel } from '../subject/channel.ts'
import type { Lane } from '../subject/lane.ts'
import { Program } from '../subject/program.ts'
import { pollDescriptors, signalSetSize, timespec } from '../subject/structures.ts'

const pollIn = 1

export class Replies {
  private readonly lane: Lane
  private readonly files = new Map<Channel, number>()

  constructor(lane: Lane) {
    this.lane = lane
  }

  /** The answer to the program that was posted last on the channel; `undefined` if none comes within that time. */
  take(channel: Channel, program: Program, milliseconds: number): Answer | undefined {
    const encoded = program.requestFor(0)
    const reply = Buffer.allocUnsafe(encoded.replySize)
    const isThere = this.read(channel, reply) || this.waitAndRead(channel, reply, milliseconds)
    if (!isThere) return undefined
    // The channel itself need not wait for it any more.
    channel.drain(0, 0)
    return new Answer(reply, encoded)
  }

  close(): void {
    for (const file of this.files.values()) closeSync(file)
    this.files.clear()
  }

  private read(channel: Channel, reply: Buffer): boolean {
    let file = this.files.get(channel)
    if (file === undefined) {
      const path = `/proc/${this.lane.outer.pid}/fd/${channel.ends.replyRead}`
      file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
      this.files.set(channel, file)
    }
    try {
      return readSync(file, reply, 0, reply.length, null) === reply.length
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false
      throw error
    }
  }

  private waitAndRead(channel: Channel, reply: Buffer, milliseconds: number): boolean {
    const program = new Program()
    const polled = program.space(
      pollDescriptors({ descriptor: channel.ends.replyRead, events: pollIn }),
    )
    const timeout = program.data(timespec(milliseconds))
    const ready = program.call('ppoll', polled, 1, timeout, 0, signalSetSize)
    return this.lane.outer.run(program).value(ready) > 0 && this.read(channel, reply)
  }
}
