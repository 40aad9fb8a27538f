/**
 * Whether the first process is a shell, which ends with 128+n when the child that it waited for was ended by signal n: then the
 * exit code speaks of the child.  bash(1) "EXIT STATUS"; dash(1)
 */
import { recognise } from '../../runtimes/index.ts'
import type { Ending } from './ending.ts'
import type { Evidence } from './evidence.ts'
import { inferredBy } from './found.ts'
import { wordsOf } from './program-ends.ts'

/** Said where it is so, or may be so: an init of the engine's own passes codes on in the same way. */
export function foundPassingOn({ container }: Ending): Evidence[] {
  const words = container === undefined ? [] : wordsOf(container)
  const [habit] = words.length === 0 ? [] : recognise({ words, isInit: true })
  if (habit === undefined || !passingKinds.has(habit.kind)) return []
  return [inferredBy('bash(1)', { code: 'may-pass-on', program: habit.title })]
}

const passingKinds: ReadonlySet<string> = new Set(['shell', 'init', 'launcher'])
