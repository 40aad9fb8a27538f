/** What is found out about one process and one signal on the way to a prognosis. */
import type { ProcessTree } from '../observe/process-tree.ts'
import type { HabitualReaction, Reaction } from '../runtimes/index.ts'
import type { Vantage } from './forecast.ts'
import type { Circumstances } from './likely-question.ts'
import type { Prognosis } from './prognosis.ts'

/** One signal to one process. */
export interface Case {
  readonly tree: ProcessTree
  readonly signal: number
  readonly from: Vantage
  readonly circumstances: Circumstances
  /** The others that get the same signal at the same moment, by process id: a group or a session was sent to. */
  readonly together?: ReadonlySet<number>
}

export type Finding = Pick<Prognosis, 'outcome' | 'confidence' | 'end' | 'path'>

/** Finds out about another process. */
export type FindOut = (other: Case) => Finding

/** A reaction of one sort, with the habit it belongs to. */
export type Known<Does extends Reaction['does']> = HabitualReaction & {
  readonly reaction: Extract<Reaction, { does: Does }>
}
