/**
 * Plays operations on the model and on the kernel, side by side, until they part.
 */
import type { Operation, World } from '../../kernel/world/index.ts'
import { compare } from './comparison.ts'
import type { Difference } from './difference.ts'
import type { Generated } from './generate.ts'
import type { Stage } from './stage.ts'
import { Tally } from './tally.ts'

/** The next operation in this world, already played on the model; `undefined` at the end. */
export type Source = (world: World) => Generated | undefined

export interface Playback {
  /** All that was played, the one after which they parted included. */
  readonly operations: readonly Operation[]
  readonly tally: Tally
  readonly difference: Difference | undefined
}

/** Plays to the end of the source or to the first difference; every `thoroughEvery` operations everything is compared. */
export function playBack(
  stage: Stage,
  start: World,
  source: Source,
  thoroughEvery: number,
): Playback {
  const operations: Operation[] = []
  const tally = new Tally()
  let world = start
  for (let next = source(world); next; next = source(world)) {
    const { operation, played } = next
    operations.push(operation)
    const at = operations.length - 1
    stage.begin(operation, world)
    const found = compare(stage, next, at % thoroughEvery === thoroughEvery - 1)
    tally.add(next)
    if (found) return { operations, tally, difference: { at, operation, ...found } }
    world = played.world
  }
  return { operations, tally, difference: undefined }
}
