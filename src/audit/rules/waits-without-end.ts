/** The stop timeout is without end, and the program may outlive the signal: nothing ever kills it. */
import { valueOr } from '../../observe/fact.ts'
import type { Rule } from '../rule.ts'

export const waitsWithoutEnd: Rule = {
  id: 'waits-without-end',
  severity: 'warning',
  judge({ container, stop }) {
    const isWithoutEnd = valueOr(container.stop.timeout, 0) < 0
    return isWithoutEnd && stop?.outcome !== 'graceful' ? { rule: 'waits-without-end' } : undefined
  },
}
