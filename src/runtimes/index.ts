/**
 * The runtimes layer's door: what real programs do with a signal once the kernel has given it to them.
 *
 * @module
 */
export type { Features } from './features.ts'
export type { Doing, EndStatus, Established, Habit, Reaction, ReactionRow } from './habit.ts'
export { type HabitualReaction, habits, reactionTo, recognise } from './habits.ts'
export { isStandIn } from './stand-ins.ts'
