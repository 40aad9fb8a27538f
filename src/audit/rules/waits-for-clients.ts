/** It stops gracefully, but first waits for its clients or its work: longer than the engine does, perhaps. */
import { valueOr } from '../../observe/fact.ts'
import type { Rule } from '../rule.ts'

export const waitsForClients: Rule = {
  id: 'waits-for-clients',
  severity: 'note',
  judge({ container, stop }) {
    const isPatient = stop?.caveats.some(({ code }) => code === 'may-take-long')
    const milliseconds = valueOr(container.stop.timeout, -1)
    return isPatient && milliseconds >= 0 ? { rule: 'waits-for-clients', milliseconds } : undefined
  },
}
