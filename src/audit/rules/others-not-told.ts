/** The first process is told, but the work is done by others that are killed with its PID namespace. */
import type { Rule } from '../rule.ts'

export const othersNotTold: Rule = {
  id: 'others-not-told',
  severity: 'warning',
  judge({ stop }) {
    const caveat = stop?.caveats.find(({ code }) => code === 'others-not-told')
    return caveat?.code === 'others-not-told'
      ? { rule: 'others-not-told', count: caveat.count }
      : undefined
  },
}
