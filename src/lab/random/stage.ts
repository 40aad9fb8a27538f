/**
 * The kernel's side of a trace: a fresh PID namespace whose init is the first process of the model's world, and every
 * process of the model as a process there. Whatever happens, all of it ends with the namespace.
 */
import type { Operation, OperationOf, ProcessId, World } from '../../kernel/world/index.ts'
import type { Answer } from '../subject/answer.ts'
import type { Channel } from '../subject/channel.ts'
import type { Lane } from '../subject/lane.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { askName, pidIn } from '../subject/spawn.ts'
import { text, timespec } from '../subject/structures.ts'
import { Actor } from './actor.ts'
import { Cast } from './cast.ts'
import { spawnFirst } from './first-process.ts'
import { execProgram, forkProgram } from './new-image.ts'
import { programOf } from './program-of.ts'
import type { Replies } from './replies.ts'
import type { KernelResult } from './result-of.ts'

const setName = 15
/** In milliseconds. */
const shortestNap = 0.05

/** A program that was posted, and what its answer says; `undefined` when it cannot be right. */
interface Unanswered {
  readonly program: Program
  readonly read: (answer: Answer) => KernelResult | undefined
}

export class Stage {
  readonly cast: Cast
  private readonly lane: Lane
  private readonly replies: Replies
  private readonly patience: number
  private readonly first: Puppet
  /** Those who are alive, and so read their channel. */
  private readonly serving = new Set<ProcessId>()
  private readonly unanswered = new Map<ProcessId, Unanswered>()

  /** `patience` is how long, in milliseconds, the kernel may take for what it does at once or never. */
  constructor(lane: Lane, replies: Replies, { processes }: World, patience: number) {
    const [name] = processes.keys()
    if (name === undefined || processes.size !== 1)
      throw new Error('a stage begins with one process')
    this.lane = lane
    this.cast = new Cast(lane.outer.pid)
    this.replies = replies
    this.patience = patience
    this.first = spawnFirst(lane)
    this.enter(name, new Actor(this.first.channel, this.first.pid))
  }

  /** Makes the call of an operation that is possible in that world. Answers are taken with `result`. */
  begin(operation: Operation, world: World): void {
    const { by } = operation
    const { channel } = this.cast.actor(by)
    if (operation.call === 'fork') {
      this.beginFork(operation)
      return
    }
    if (operation.call === 'execve') {
      this.beginExec(operation)
      return
    }
    const deed = programOf(operation, world)
    channel.post(deed.program, 0)
    this.unanswered.set(by, deed)
  }

  /** What the process's call returned; `undefined` when no answer comes. */
  result(id: ProcessId): KernelResult | undefined {
    const posted = this.unanswered.get(id)
    const answer = posted && this.take(this.cast.actor(id).channel, posted.program)
    if (!answer) return undefined
    this.unanswered.delete(id)
    return posted.read(answer)
  }

  /** Looks until nothing is wrong any more, and lets the others run in between. Answers what is wrong in the end. */
  untilRight<T>(look: () => T | undefined): T | undefined {
    let wrong = look()
    for (let waited = 0, nap = shortestNap; wrong && waited < this.patience; nap *= 2) {
      sleep(this.lane.outer, nap)
      waited += nap
      wrong = look()
    }
    return wrong
  }

  /** The process has ended: nobody reads its channel any more. */
  bury(id: ProcessId): void {
    const { channel } = this.cast.actor(id)
    this.unanswered.delete(id)
    if (!this.serving.delete(id)) return
    // It took every program before it died, and answered all or none of it: nothing is left in the pipes.
    channel.drain(0, 0)
    if (channel !== this.first.channel) this.lane.giveBack(channel)
  }

  /** Ends everybody. The lane can be used again when model and kernel have not parted. */
  close(): void {
    for (const id of this.serving)
      if (this.cast.actor(id).channel !== this.first.channel) this.bury(id)
    this.first.channel.drain(0, 0)
    this.first.end()
    this.cast.forgetAll()
  }

  private enter(id: ProcessId, actor: Actor): void {
    this.cast.enter(id, actor)
    this.serving.add(id)
  }

  private beginFork({ by, child, into }: OperationOf<'fork'>): void {
    const channel = this.lane.takeChannel()
    const neighbour = typeof into === 'object' ? this.cast.hostNumber(into.namespaceOf) : undefined
    const deed = forkProgram(channel.ends, into === 'new', neighbour)
    this.cast.actor(by).channel.post(deed.program, 0)
    const read = (answer: Answer): KernelResult | undefined => {
      const result = deed.read(answer)
      if (result.kind !== 'value') this.lane.giveBack(channel)
      else if (!this.greet(child, channel)) return undefined
      return result
    }
    this.unanswered.set(by, { program: deed.program, read })
  }

  /** Speaks to a child for the first time: by what number does Node's /proc know it? False when it does not answer. */
  private greet(child: ProcessId, channel: Channel): boolean {
    const program = new Program()
    const name = askName(program, '/proc/self')
    channel.post(program, 0)
    const answer = this.take(channel, program)
    if (answer) this.enter(child, new Actor(channel, pidIn(answer.bytes(name))))
    return answer !== undefined
  }

  /** A new image answers nothing; the next program is read by it, and gives it back the name that the lane goes by. */
  private beginExec({ by }: OperationOf<'execve'>): void {
    const caller = this.cast.actor(by)
    const { channel } = caller
    channel.post(execProgram(channel.ends), 0)
    const program = new Program()
    program.call('prctl', setName, program.data(text(this.lane.name)))
    channel.post(program, 0)
    const read = (): KernelResult => {
      caller.reopenMemory()
      return { kind: 'value', value: 0 }
    }
    this.unanswered.set(by, { program, read })
  }

  private take(channel: Channel, program: Program): Answer | undefined {
    return this.replies.take(channel, program, this.patience)
  }
}

function sleep(puppet: Puppet, milliseconds: number): void {
  const program = new Program()
  program.call('nanosleep', program.data(timespec(milliseconds)), 0)
  puppet.run(program)
}
