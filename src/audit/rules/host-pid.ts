/** It shares the PID namespace of the host: a `kill -1` or a mistaken pid inside it reaches every process of the machine. */
import { valueOr } from '../../observe/fact.ts'
import type { Rule } from '../rule.ts'

export const hostPid: Rule = {
  id: 'host-pid',
  severity: 'warning',
  judge({ container }) {
    const mode = valueOr(container.pidMode, undefined)
    return mode?.kind === 'host' ? { rule: 'host-pid' } : undefined
  },
}
