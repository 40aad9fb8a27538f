/**
 * A puppet: a process, or a thread of one, that makes the system calls it is told to make. It has no habits
 * and no runtime, so what becomes of it is the kernel's doing alone.
 */
import { counters } from '../../machine/subject-layout.ts'
import type { SyscallName } from '../../machine/syscall-numbers.ts'
import type { Answer } from './answer.ts'
import type { Argument } from './arguments.ts'
import type { Channel } from './channel.ts'
import { actionOf, type Disposition } from './disposition.ts'
import { endPuppet } from './end.ts'
import { type HandlerRun, handlerRuns } from './handler-runs.ts'
import type { Identity } from './identity.ts'
import type { Lane } from './lane.ts'
import { awaitOutcome, type Outcome } from './outcome.ts'
import { Program } from './program.ts'
import { type SpawnOptions, spawnProcess } from './spawn.ts'
import { spawnThread, type ThreadOptions } from './spawn-thread.ts'
import { signalSet, signalSetSize } from './structures.ts'

/** How a mask changes: rt_sigprocmask's `how`. */
const changes = { block: 0, unblock: 1, set: 2 } as const

const countersOnly = new Program().viewing(counters)

/** A process or thread under command. Every method blocks until the puppet has answered. */
export class Puppet implements Identity {
  readonly lane: Lane
  /** The puppet that cloned it, or adopted it since; Node is, where there is none. */
  parent: Puppet | undefined
  /** The leader of its process: itself, unless it is a further thread. */
  readonly leader: Puppet
  readonly channel: Channel
  readonly slot: number
  readonly pid: number
  readonly innerPid: number
  pidForParent: number
  readonly isNested: boolean
  /** Living children and further threads. */
  readonly dependents: Set<Puppet> = new Set()
  /** What waitid has already reported of this puppet and nobody has asked for yet. */
  readonly reports: Outcome[] = []
  /** False once it is known to be gone and nothing of it is left. */
  isAlive = true

  constructor(
    lane: Lane,
    kin: { parent?: Puppet | undefined; leader?: Puppet; slot?: number },
    channel: Channel,
    identity: Identity,
  ) {
    this.lane = lane
    this.parent = kin.parent
    this.leader = kin.leader ?? this
    this.slot = kin.slot ?? 0
    this.channel = channel
    this.pid = identity.pid
    this.innerPid = identity.innerPid
    this.pidForParent = identity.pidForParent
    this.isNested = identity.isNested
    this.parent?.dependents.add(this)
  }

  /** Runs a program. Only for a puppet that will live to answer; otherwise `attempt`. */
  run(program: Program): Answer {
    this.channel.post(program, this.slot)
    return this.channel.take()
  }

  /** Sends a program and does not wait; `outcome` or `collect` follow. */
  post(program: Program): void {
    this.channel.post(program, this.slot)
  }

  /** Takes the answer to a posted program. */
  collect(): Answer {
    return this.channel.take()
  }

  /** Runs a program, by default an empty one, that the puppet may not survive: its parent watches. */
  attempt(program: Program = new Program(), milliseconds?: number): Outcome {
    this.post(program)
    return awaitOutcome(this, milliseconds)
  }

  /** What became of the puppet since it was last asked; see `Outcome`. */
  outcome(milliseconds?: number): Outcome {
    return awaitOutcome(this, milliseconds)
  }

  /** Makes one system call; the result is the kernel's, so negative is an errno. */
  call(name: SyscallName, ...args: readonly Argument[]): number {
    const program = new Program()
    const result = program.call(name, ...args)
    return this.run(program).value(result)
  }

  /** kill(2). `pid` is a number of this puppet's own namespace. */
  kill(pid: number, signal: number): number {
    return this.call('kill', pid, signal)
  }

  /** tgkill(2). */
  tgkill(process: number, thread: number, signal: number): number {
    return this.call('tgkill', process, thread, signal)
  }

  /** Sets what a signal does to this process; 0, or −EINVAL for SIGKILL and SIGSTOP. */
  sigaction(signal: number, disposition: Disposition): number {
    const program = new Program()
    const action = program.data(actionOf(disposition))
    const result = program.call('rt_sigaction', signal, action, 0, signalSetSize)
    return this.run(program).value(result)
  }

  /** Changes this thread's mask; bit n − 1 is signal n. */
  mask(change: keyof typeof changes, mask: bigint): number {
    const program = new Program()
    const set = program.data(signalSet(mask))
    const result = program.call('rt_sigprocmask', changes[change], set, 0, signalSetSize)
    return this.run(program).value(result)
  }

  /** Bytes of its memory. */
  peek(address: number, size: number): Buffer {
    return this.run(new Program().viewing({ address, size })).view
  }

  /** How often the built-in handler ran for `signal` in this process; 0 asks for the sum of all. */
  runs(signal: number): number {
    return this.run(countersOnly).view.readUInt32LE(8 * signal)
  }

  /** Runs of the built-in handler so far, oldest first; at most the last 64. */
  handlerRuns(): readonly HandlerRun[] {
    return handlerRuns(this)
  }

  /** Clones a child process that waits for programs. */
  spawn(options: SpawnOptions = {}): Puppet {
    return spawnProcess(this, options)
  }

  /** Clones a thread of this process that waits for programs. */
  spawnThread(options: ThreadOptions = {}): Puppet {
    return spawnThread(this, options)
  }

  /** Kills it (if it lives) and all below it, and reaps; nothing of it is left. */
  end(): void {
    endPuppet(this)
  }
}
