/** Its first process does not collect the children that have ended: each holds a pid until the container is gone.  wait(2) NOTES */
import { valueOr } from '../../observe/fact.ts'
import type { Rule } from '../rule.ts'

export const zombies: Rule = {
  id: 'zombies',
  severity: 'note',
  judge({ tree }) {
    if (!tree.known) return undefined
    const children = valueOr(tree.value.children, [])
    const count = children.filter(
      ({ observation }) => valueOr(observation.state, undefined) === 'Z',
    ).length
    // One may have ended a moment ago.
    return count > 1 ? { rule: 'zombies', count } : undefined
  },
}
