/**
 * A random run: many operations on the model and on the kernel side by side, and for the first difference the shortest
 * trace that shows it. The same seed makes the same operations.
 */
import type { Operation, OperationCall, WorldOptions } from '../../kernel/world/index.ts'
import type { Difference } from './difference.ts'
import { generate } from './generate.ts'
import type { Playback, Source } from './playback.ts'
import { Random } from './random.ts'
import { Tally } from './tally.ts'
import { Theatre, type TheatreRefusal } from './theatre.ts'

export interface RandomOptions {
  readonly seed: number
  /** How many operations in all. */
  readonly operations: number
  /** The CPU that Node and all processes share; not pinned when left out, which is several times slower. */
  readonly cpu?: number
  /** After so many operations everything is compared, not only what should have changed; 50 when left out. */
  readonly thoroughEvery?: number
  /** What the model takes the kernel to be, to see whether it would be found out. */
  readonly world?: WorldOptions
}

export interface RandomReport {
  /** Operations played. */
  readonly operations: number
  readonly milliseconds: number
  readonly tally: Tally
  readonly finding: Finding | undefined
}

/** A difference, with what leads to it from a new world. */
export interface Finding {
  readonly seed: number
  readonly difference: Difference
  readonly trace: readonly Operation[]
  /** How long the trace was that was found first. */
  readonly foundAfter: number
}

/** A world ends after so many operations, and a new one begins: what fails there can be made short in seconds. */
const lifetime = 2500

/** Plays until there is a difference or nothing is left to play. */
export async function runRandom(options: RandomOptions): Promise<RandomReport | TheatreRefusal> {
  const { seed, thoroughEvery = 50, world = {}, cpu } = options
  const theatre = await Theatre.open(world, cpu)
  if ('refused' in theatre) return theatre
  const tally = new Tally()
  const began = performance.now()
  let operations = 0
  let finding: Finding | undefined
  try {
    for (let life = 0; operations < options.operations && !finding; life++) {
      const count = Math.min(lifetime, options.operations - operations)
      const playback = await theatre.play(
        invented(seed + life, count, theatre.excluded),
        thoroughEvery,
      )
      operations += playback.operations.length
      tally.merge(playback.tally)
      if (playback.difference) finding = await findingOf(theatre, seed + life, playback)
    }
    return { operations, milliseconds: performance.now() - began, tally, finding }
  } finally {
    await theatre.close()
  }
}

function invented(seed: number, count: number, excluded: readonly OperationCall[]): Source {
  const random = new Random(seed)
  let name = 1
  return (world) => {
    if (name > count) return undefined
    name += 1
    return generate(world, name, random, excluded)
  }
}

/** A difference that does not come again is reported as it was seen. */
async function findingOf(
  theatre: Theatre,
  seed: number,
  { operations, difference: seen }: Playback,
): Promise<Finding | undefined> {
  const shortest = await theatre.shorten(operations)
  const difference = shortest.difference ?? seen
  const trace = shortest.difference ? shortest.operations : operations
  return difference && { seed, difference, trace, foundAfter: operations.length }
}
