/** The habits that sigwhy knows, the more particular program before the more general. */
import { databases } from './databases.ts'
import { dotnet } from './dotnet.ts'
import { erlangs } from './erlang.ts'
import type { Features } from './features.ts'
import { go } from './go.ts'
import type { Established, Habit, Reaction } from './habit.ts'
import { inits } from './inits.ts'
import { java } from './java.ts'
import { launchers } from './launchers.ts'
import { node } from './node.ts'
import { perl } from './perl.ts'
import { php, phpFpm } from './php.ts'
import { python, pythonServers } from './python.ts'
import { ruby, rubyServers } from './ruby.ts'
import { shells } from './shells.ts'
import { supervisors } from './supervisors.ts'
import { webServers } from './web-servers.ts'

export const habits: readonly Habit[] = [
  ...inits,
  ...supervisors,
  ...webServers,
  ...databases,
  phpFpm,
  ...pythonServers,
  ...rubyServers,
  ...launchers,
  ...erlangs,
  ...shells,
  node,
  python,
  java,
  go,
  dotnet,
  ruby,
  php,
  perl,
]

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
        (signals === 'others' || signals.includes(signal)) && (when?.(features, signal) ?? true),
    )
    if (row) {
      const { does: reaction, established = habit.established } = row
      return { habit, reaction, established }
    }
  }
  return undefined
}
