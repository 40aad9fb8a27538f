/**
 * A lane: an outer puppet, spawned by Node and outside of every namespace the cases make, and a stock of
 * channels for the puppets it clones. Everything below it dies with it, and it dies with Node: its requests
 * end when Node's write end closes, and PR_SET_PDEATHSIG covers what is stopped or asleep.
 */
import { type Booted, boot, untilExited } from './boot.ts'
import { type Channel, endsOf } from './channel.ts'
import type { Refusal } from './errors.ts'
import { architecture } from './here.ts'
import { openChannels } from './open-channels.ts'
import { pin, type Unpin } from './pinning.ts'
import { Program } from './program.ts'
import { Puppet } from './puppet.ts'
import { untilAllAreDead } from './remains.ts'
import { intervalTimer } from './structures.ts'
import { gainNamespaces, type NamespaceAccess } from './user-namespace.ts'

/** What a lane should be like. */
export interface LaneOptions {
  /** Pin Node's thread and all puppets to this CPU; silently not, where that is not allowed. */
  readonly cpu?: number
  /** How many puppets may live at once, the outer one included; 8 when left out. */
  readonly puppets?: number
  /** Use a user namespace even where none is needed. */
  readonly userNamespace?: boolean
  /** Seconds that Node may wait for one answer before the whole lane is killed; 20 when left out. */
  readonly patience?: number
}

const setChildSubreaper = 36
const realTimer = 0

/** Opens a lane, or says why it cannot be had here. Whoever opens it must close it. */
export async function openLane(options: LaneOptions = {}): Promise<Lane | Refusal> {
  if (!architecture) return { refused: 'platform' }
  const count = options.puppets ?? 8
  const booted = await boot(count)
  if ('refused' in booted) return booted
  const channels = await openChannels(booted, count, options.patience ?? 20)
  if ('refused' in channels) {
    booted.child.kill('SIGKILL')
    return channels
  }
  const lane = new Lane(booted, channels)
  try {
    lane.begin(options)
    return lane
  } catch (error) {
    await lane.close()
    throw error
  }
}

/** A family of puppets under command of this thread of Node. */
export class Lane {
  /** Outside of all namespaces made here; ancestor of every other puppet. */
  readonly outer: Puppet
  /** comm of every puppet, unique while the lane is open: a filter for trace events. */
  readonly name: string
  /** How pid namespaces are made here. */
  namespaces: NamespaceAccess = 'refused'
  private readonly booted: Booted
  private readonly free: Channel[]
  private readonly all: readonly Channel[]
  private unpin: Unpin | undefined
  private isOpen = true

  constructor(booted: Booted, channels: readonly Channel[]) {
    const [first, ...others] = channels
    if (!first) throw new Error('a lane has at least one channel')
    const { pid } = booted
    const identity = { pid, innerPid: pid, pidForParent: pid, isNested: false }
    this.booted = booted
    this.name = booted.name
    this.all = channels
    this.free = others
    this.outer = new Puppet(this, {}, first, identity)
  }

  /** Whether Node's thread shares one CPU with the puppets. */
  get isPinned(): boolean {
    return this.unpin !== undefined
  }

  /** Finishes the outer puppet's setting up. */
  begin({ cpu, userNamespace = false }: LaneOptions): void {
    const program = new Program()
    program.call('setitimer', realTimer, program.data(intervalTimer(0)), 0)
    // Only Node may hold a write end: then requests end, for every puppet, when Node does.
    this.all.forEach((_, index) => {
      program.call('close', endsOf(index).requestWrite)
    })
    program.call('prctl', setChildSubreaper, 1)
    this.outer.run(program)
    if (cpu !== undefined) this.unpin = pin(this.outer, cpu)
    this.namespaces = gainNamespaces(this.outer, userNamespace)
  }

  /** A channel for a new puppet. */
  takeChannel(): Channel {
    const channel = this.free.pop()
    if (!channel) throw new Error(`the lane has room for ${this.all.length} puppets`)
    return channel
  }

  /** Takes back the channel of a puppet that is gone. */
  giveBack(channel: Channel): void {
    this.free.push(channel)
  }

  /** Ends every puppet but the outer one. */
  endAll(): void {
    for (const puppet of [...this.outer.dependents]) puppet.end()
  }

  /** Ends everything; afterwards no process of the lane is left. May be called again. */
  async close(): Promise<void> {
    if (!this.isOpen) return
    this.isOpen = false
    const { child } = this.booted
    const exited = untilExited(child)
    const obeyed = this.endOrderly()
    // A lane that does not obey is killed whole; what is below the outer puppet dies with it.
    if (!obeyed) child.kill('SIGKILL')
    for (const channel of this.all) channel.close()
    await exited
    if (obeyed) return
    await untilAllAreDead(this.outer, this.name)
    if (this.unpin) await unpinByAnother(this.unpin)
  }

  private endOrderly(): boolean {
    if (this.outer.channel.isAwaiting) return false
    try {
      this.endAll()
      this.unpin?.(this.outer)
      return true
    } catch {
      return false
    }
  }
}

async function unpinByAnother(unpin: Unpin): Promise<void> {
  const lane = await openLane({ puppets: 2 })
  if ('refused' in lane) return
  unpin(lane.outer)
  await lane.close()
}
