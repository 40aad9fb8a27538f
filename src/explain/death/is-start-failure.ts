/** Whether its command never ran: then no run belongs to the end, and what is known of times is about an earlier one. */
import type { Cause } from './death.ts'

export function isStartFailure({ code }: Cause): boolean {
  return code === 'not-found' || code === 'not-executable' || code === 'start-failed'
}
