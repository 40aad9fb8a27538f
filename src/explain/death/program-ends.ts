/**
 * The program that a container was told to run, as far as its command line shows it, where it is in the habit of ending with
 * that exit code on that signal. The command line is all that is left of it.
 */
import { signalTable, spell } from '../../kernel/index.ts'
import type { Container } from '../../observe/container/container.ts'
import { valueOr } from '../../observe/fact.ts'
import { type EndStatus, type Features, type Reaction, reactionTo } from '../../runtimes/index.ts'
import { numberIn } from '../ends.ts'
import type { Ending } from './ending.ts'

export interface KnownEnd {
  readonly program: string
  /** How that was established. */
  readonly from: string
}

/** At most one: the most particular program that the command line shows. */
export function programsThatEnd(signal: number, exitCode: number, ending: Ending): KnownEnd[] {
  const words = ending.container === undefined ? [] : wordsOf(ending.container)
  if (words.length === 0) return []
  const features: Features = { words, isInit: true }
  const name = spell(signal, signalTable(), 'glibc')
  const found = reactionTo(name, features)
  if (found === undefined || exitCodeAfter(found.reaction, signal) !== exitCode) return []
  const { habit, established } = found
  return [
    {
      program: habit.title,
      from: established.by === 'laboratory' ? established.versions : established.where,
    },
  ]
}

/** The words that the first process is started with. */
export function wordsOf({ entrypoint, command }: Container): readonly string[] {
  return [...valueOr(entrypoint, []), ...valueOr(command, [])]
}

/** The code that it ends with, where that does not hang on others. */
export function exitCodeAfter(reaction: Reaction, signal: number): number | undefined {
  switch (reaction.does) {
    case 'ends':
      return exitCodeOf(reaction.status, signal)
    case 'decides':
      return reaction.likely && exitCodeAfter(reaction.likely, signal)
    case 'raises-again':
      return exitCodeAfter(reaction.survivor, signal)
    case 'lives':
    case 'forwards':
    case 'defers':
      return undefined
  }
}

/** PID 1 goes on where another process would be killed by a signal of its own. */
function exitCodeOf(status: EndStatus, signal: number): number | undefined {
  switch (status.kind) {
    case 'exit':
      return status.code
    case 'exit-128+n':
      return 128 + signal
    case 'signal':
      return exitCodeOf(status.dropped, signal)
    case 'killed':
      return 128 + (numberIn(signalTable(), status.signal) ?? 0)
    case 'as-child':
    case 'unknown':
      return undefined
  }
}
