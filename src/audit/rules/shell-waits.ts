/**
 * A shell is the first process and waits for the application, which it starts as a child instead of becoming it: the shell form
 * of ENTRYPOINT and CMD, or a script whose last command lacks `exec`.  Dockerfile reference "Shell form ENTRYPOINT"
 */

import { outlives } from '../../explain/outlives.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import { valueOr } from '../../observe/fact.ts'
import { type ProcessTree, processIn } from '../../observe/process-tree.ts'
import type { Rule } from '../rule.ts'

export const shellWaits: Rule = {
  id: 'shell-waits',
  severity: 'warning',
  judge({ tree, stop }) {
    if (!tree.known || stop === undefined || !outlives(stop.outcome)) return undefined
    const shell = lastIn(tree.value, stop)
    if (shell === undefined || !shells.has(valueOr(shell.observation.name, ''))) return undefined
    const [child] = valueOr(shell.children, [])
    if (child === undefined) return undefined
    const program = valueOr(child.observation.name, undefined)
    return { rule: 'shell-waits', ...(program !== undefined && { program }) }
  },
}

const shells = new Set(['sh', 'dash', 'bash', 'ash', 'busybox', 'ksh', 'mksh', 'zsh'])

/** Whoever gets the signal in the end: a small init may stand before the shell and pass it on. */
function lastIn(tree: ProcessTree, { path }: Prognosis): ProcessTree | undefined {
  const last = path.at(-1)?.pid
  if (path.length === 1 || last === undefined) return tree
  return processIn(tree, last)
}
