/** A process to be explained, wherever it was read. */
import type { Vantage } from '../explain/forecast.ts'
import type { Circumstances } from '../explain/likely-question.ts'
import { commandNames } from '../i18n/command-name.ts'
import type { ExitMeaning } from '../i18n/exit-meaning.ts'
import type { Container } from '../observe/container/container.ts'
import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import type { ObserveError } from '../observe/procfs/missing.ts'
import { observeProcess } from '../observe/procfs/observe-process.ts'
import { type Reader, readReader } from '../observe/procfs/reader.ts'
import { circumstancesHere, standingTo } from './circumstances.ts'
import type { Context } from './context.ts'
import { type Failure, failure } from './failure.ts'

export interface Subject {
  readonly observation: Observation
  readonly circumstances: Circumstances
  readonly standing: Vantage
  /** Who reads, where it is a process of this machine; others have no tree to be read. */
  readonly reader?: Reader
  /** What is around it, where its source has told that too. */
  readonly tree?: ProcessTree
  readonly parent?: ProcessTree
  /** What its engine says, where it was asked for as a container. */
  readonly container?: Container
}

/** Reads a process of this machine: one subject, unless it fails. */
export function readProcess(target: string, context: Context): Subject[] | Failure {
  const reader = readReader()
  // Its program is read once it matters, see look-deeper.ts.
  const result = observeProcess(target, { reader, depth: 'threads' })
  if (!result.ok) {
    const { errors } = context.catalogue
    const { error } = result
    if (error.code === 'pid-not-a-number') {
      const didYouMean = closeTo(target)
      return failure({ code: 'not-a-target', text: target, didYouMean }, errors.usage, 'usage')
    }
    return failure(error, errors.observe, meanings[error.code])
  }
  const { observation } = result
  // The release tells traits that matter only between threads.
  const isAlone = valueOr(observation.threadCount, 0) === 1
  const circumstances = circumstancesHere(reader, isAlone ? '' : context.kernelRelease())
  return [{ observation, circumstances, standing: standingTo(observation, reader), reader }]
}

const meanings: Readonly<Record<ObserveError['code'], ExitMeaning>> = {
  'pid-not-a-number': 'usage',
  'pid-zero': 'usage',
  'pid-negative': 'usage',
  'pid-too-large': 'no-target',
  'no-such-process': 'no-target',
  'is-thread': 'usage',
  hidden: 'not-permitted',
  vanished: 'no-target',
  'in-motion': 'undetermined',
  'not-permitted': 'not-permitted',
  malformed: 'undetermined',
  'not-procfs': 'undetermined',
}

/** Commands that were perhaps meant: those with the same beginning. */
export function closeTo(text: string): string[] {
  return commandNames.filter(
    (name) => name.startsWith(text.slice(0, 3).toLowerCase()) && text.length > 2,
  )
}
