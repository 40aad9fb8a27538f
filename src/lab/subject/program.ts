/**
 * A program for the subject: system calls in order, with the data they point to, sent as one request and
 * answered by one reply. `machine/subject-layout.ts` is the wire format; `encoding.ts` writes it.
 *
 * In the subject's memory, from the body's start: records, data that was put, space, results. The reply is
 * space and results (or the counters and all that follows, see `withCounters`).
 */
import type { Architecture } from '../../machine/architecture.ts'
import { type Area, recordFlag } from '../../machine/subject-layout.ts'
import { type SyscallName, syscallNumber } from '../../machine/syscall-numbers.ts'
import type { Argument, Call, Data, Pointer, Result, Stored, Successor } from './arguments.ts'
import { type Encoded, encode } from './encoding.ts'
import { architecture } from './here.ts'

/** Bytes that data has beyond its own: a following pointer or u64 stays aligned. */
const alignment = 8

/** Builds a program. It may be run many times; it must not be added to after the first. */
export class Program {
  private readonly architecture: Architecture
  readonly calls: Call[] = []
  readonly pointers: Pointer[] = []
  readonly put: Uint8Array[] = []
  readonly spaces: Uint8Array[] = []
  putSize = 0
  spaceSize = 0
  /** Whether the reply carries the leader's counters. */
  carriesCounters = false
  /** The memory the reply is read from, when it is not space and results. */
  view: Area | undefined
  /** False for a program that is never answered: the thread goes on to the next request at once. */
  answered = true
  private encoded: Encoded | undefined

  /** For the subject of this machine, unless another architecture is named. */
  constructor(forArchitecture: Architecture = architecture ?? 'x86-64') {
    this.architecture = forArchitecture
  }

  /** Adds a system call, by the kernel's name for it. At most six arguments; absent ones are 0. */
  call(name: SyscallName, ...args: readonly Argument[]): Result {
    return this.add(syscallNumber(this.architecture, name), 0, args)
  }

  /** Adds a call after which, if it returns 0, the thread goes on as `successor`: the child of a clone. */
  become(successor: Successor, name: SyscallName, ...args: readonly Argument[]): Result {
    const number = syscallNumber(this.architecture, name)
    return this.add(number, recordFlag.becomeSuccessor, args, successor)
  }

  /** Adds a call of code at `address` in the subject, with the C calling convention. */
  callCode(address: number, ...args: readonly Argument[]): Result {
    return this.add(address, recordFlag.callCode, args)
  }

  /** Adds bytes for calls to point to: structures, strings, code. */
  data(bytes: Uint8Array): Data {
    const data: Data = { kind: 'put', offset: this.putSize, size: bytes.length }
    this.put.push(bytes)
    this.putSize += aligned(bytes.length)
    return data
  }

  /** Adds bytes that come back with the answer: given ones, or this many zeroes. */
  space(initial: number | Uint8Array): Data {
    const size = typeof initial === 'number' ? initial : initial.length
    const data: Data = { kind: 'space', offset: this.spaceSize, size }
    this.spaces.push(typeof initial === 'number' ? new Uint8Array(initial) : initial)
    this.spaceSize += aligned(size)
    return data
  }

  /** Part of `data` as an argument of its own: its address is `offset` bytes further. */
  within(data: Data, offset: number): Data {
    return { kind: data.kind, offset: data.offset + offset, size: data.size - offset }
  }

  /** What `data` holds at `offset` when the call is made, as an argument. Calls that take an int use its low half. */
  stored(data: Data, offset = 0): Stored {
    return { kind: 'stored', of: this.within(data, offset) }
  }

  /** Makes the eight bytes at `at` in `holder` the address of `to`. */
  pointer(holder: Data, at: number, to: Data): this {
    this.pointers.push({ holder, at, to })
    return this
  }

  /** Asks for the leader's handler counters with the reply. Only a leader may run such a program. */
  withCounters(): this {
    this.carriesCounters = true
    return this
  }

  /** Asks for the bytes of `view` as the reply, instead of space and results. */
  viewing(view: Area): this {
    this.view = view
    return this
  }

  /** Asks for no reply at all. */
  unanswered(): this {
    this.answered = false
    return this
  }

  /** The request for the thread at slot `slot`, kept for the next time. */
  requestFor(slot: number): Encoded {
    if (this.encoded?.slot !== slot) this.encoded = encode(this, slot)
    return this.encoded
  }

  private add(
    number: number,
    flags: number,
    args: readonly Argument[],
    successor?: Successor,
  ): Result {
    if (args.length > 6) throw new Error('a system call has at most six arguments')
    const index = this.calls.length
    this.calls.push({ number, flags, arguments: args, successor })
    return { kind: 'result', index }
  }
}

/** `size` rounded up to what the next data starts at. */
export function aligned(size: number): number {
  return (size + alignment - 1) & -alignment
}
