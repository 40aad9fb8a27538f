/**
 * What if the shell's trap sent SIGTERM on and waited: the program behind it is started with `&`, so the trap runs at once, and
 * the shell ends as the program does.  POSIX XCU 2.11 "Signals and Error Handling", wait
 */
import { valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { passedOn } from '../ends.ts'
import { type PrognosisOptions, prognose } from '../prognose.ts'
import type { Prognosis } from '../prognosis.ts'
import { leastOf } from '../sureness.ts'
import { isInit } from './exec-ed.ts'

/** What becomes of the shell, which traps these signals and passes SIGTERM on; or of the init before it. */
export function prognoseTrapping(
  tree: ProcessTree,
  signals: readonly number[],
  options: PrognosisOptions,
): Prognosis {
  const before = prognose(tree, options)
  const [child] = valueOr(tree.children, [])
  const shell = isInit(tree) ? child : tree
  const [program] = shell === undefined ? [] : valueOr(shell.children, [])
  if (program === undefined || !signals.includes(options.signal)) return before
  const told = prognose(program, { ...options, signal: terminate, from: 'inside' })
  const { end: _, ...rest } = before
  const end = passedOn(told.end)
  return {
    ...rest,
    outcome: told.outcome,
    confidence: leastOf('likely', told.confidence),
    ...(end && { end }),
    path: [...(isInit(tree) ? [before.path[0]] : []), ...told.path] as unknown as Prognosis['path'],
    caveats: [],
  }
}

const terminate = 15
