/**
 * A shell is the first process and waits for the application, which it starts as a child instead of becoming it: the shell form
 * of ENTRYPOINT and CMD, or a script whose last command lacks `exec`.  Dockerfile reference "Shell form ENTRYPOINT"
 */
import { valueOr } from '../../observe/fact.ts'
import { outlives } from '../cost.ts'
import type { Rule } from '../rule.ts'

export const shellWaits: Rule = {
  id: 'shell-waits',
  severity: 'warning',
  judge({ tree, stop }) {
    if (!tree.known || stop === undefined || !outlives(stop.outcome)) return undefined
    const { observation, children } = tree.value
    const name = valueOr(observation.name, '')
    const [child] = valueOr(children, [])
    if (!shells.has(name) || child === undefined) return undefined
    const program = valueOr(child.observation.name, undefined)
    return { rule: 'shell-waits', ...(program !== undefined && { program }) }
  },
}

const shells = new Set(['sh', 'dash', 'bash', 'ash', 'busybox', 'ksh', 'mksh', 'zsh'])
