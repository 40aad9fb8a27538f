/**
 * Where traces are played: a lane, replaced by a new one whenever model and kernel have parted, for then nobody knows
 * what its processes are about.
 */
import {
  createWorld,
  type Operation,
  type OperationCall,
  type WorldOptions,
} from '../../kernel/world/index.ts'
import type { Refusal } from '../subject/errors.ts'
import { type Lane, type LaneOptions, openLane } from '../subject/lane.ts'
import { determine, mostProcesses } from './determined.ts'
import { type Playback, playBack, type Source } from './playback.ts'
import { Replies } from './replies.ts'
import { shrink } from './shrink.ts'
import { simplify } from './simplify.ts'
import { Stage } from './stage.ts'

/** Why there can be no theatre here. */
export type TheatreRefusal = Refusal | { readonly refused: 'namespaces' }

/** What the kernel may take, in milliseconds, on a busy machine, for what it usually does at once. */
const patient = 500
/**
 * While a trace is made short, most of what is waited for never comes. The result is tried with patience, and made again
 * with more of it when it was wrong.
 */
const impatient = [20, 200] as const

export class Theatre {
  /** What cannot be done here: without root there is only one user in a namespace. */
  readonly excluded: readonly OperationCall[] = process.geteuid?.() === 0 ? [] : ['setresuid']
  private lane: Lane
  private replies: Replies
  private readonly options: LaneOptions
  private readonly world: WorldOptions

  private constructor(lane: Lane, options: LaneOptions, world: WorldOptions) {
    this.lane = lane
    this.replies = new Replies(lane)
    this.options = options
    this.world = world
  }

  /** Opens a theatre for worlds of that kind, on that CPU if one is given. Whoever opens it must close it. */
  static async open(world: WorldOptions, cpu?: number): Promise<Theatre | TheatreRefusal> {
    const options = { puppets: mostProcesses + 3, ...(cpu === undefined ? {} : { cpu }) }
    const lane = await openLane(options)
    if ('refused' in lane) return lane
    if (lane.namespaces !== 'refused') return new Theatre(lane, options, world)
    await lane.close()
    return { refused: 'namespaces' }
  }

  /** Plays from a new world on. */
  async play(source: Source, thoroughEvery: number, patience: number = patient): Promise<Playback> {
    const world = createWorld(this.world)
    const stage = new Stage(this.lane, this.replies, world, patience)
    try {
      const playback = playBack(stage, world, source, thoroughEvery)
      if (playback.difference) await this.replaceLane()
      else stage.close()
      return playback
    } finally {
      stage.cast.forgetAll()
    }
  }

  /**
   * The shortest trace that parts model and kernel, made out of one that does; without a difference when the whole does
   * not do it again.
   */
  async shorten(operations: readonly Operation[]): Promise<Playback> {
    const whole = await this.replay(operations, patient)
    if (!whole.difference) return whole
    for (const patience of impatient) {
      const fails = async (candidate: readonly Operation[]) =>
        (await this.replay(candidate, patience)).difference !== undefined
      const short = await simplify(await shrink(whole.operations, fails), fails)
      const shortest = await this.replay(short, patient)
      if (shortest.difference) return shortest
    }
    return whole
  }

  async close(): Promise<void> {
    this.replies.close()
    await this.lane.close()
  }

  /** Plays the operations of the list, as far as they are possible and have one outcome only. */
  private async replay(operations: readonly Operation[], patience: number): Promise<Playback> {
    return await this.play(listed(operations), 1, patience)
  }

  private async replaceLane(): Promise<void> {
    await this.close()
    const lane = await openLane(this.options)
    if ('refused' in lane) throw new Error(`a lane could be had and now cannot: ${lane.refused}`)
    this.lane = lane
    this.replies = new Replies(lane)
  }
}

function listed(operations: readonly Operation[]): Source {
  const rest = operations.values()
  return (world) => {
    for (const operation of rest) {
      const played = determine(world, operation)
      if (played) return { operation, played }
    }
    return undefined
  }
}
