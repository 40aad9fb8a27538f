/** The habits that sigwhy knows, the more particular program before the more general. */
import type { Features } from './features.ts'
import type { Established, Habit, Reaction } from './habit.ts'

export const habits: readonly Habit[] = []

/** What a program does with a signal, and how that is known. */
export interface HabitualReaction {
  readonly habit: Habit
  readonly reaction: Reaction
  readonly established: Established
}

/** All programs that these facts show, the most particular first: gunicorn, then Python. */
export function recognise(features: Features): readonly Habit[] {
  return habits.filter((habit) => habit.is(features))
}

/** The first habit that says something about the signal (`SIGTERM`); `undefined` where none does. */
export function reactionTo(signal: string, features: Features): HabitualReaction | undefined {
  for (const habit of recognise(features)) {
    const row = habit.reactions.find(
      ({ signals, when }) =>
        (signals === 'others' || signals.includes(signal)) && (when?.(features) ?? true),
    )
    if (row) {
      const { does: reaction, established = habit.established } = row
      return { habit, reaction, established }
    }
  }
  return undefined
}
