/**
 * The sender's real or effective user must be the target's real or saved one, or it needs CAP_KILL in the target's user
 * namespace. SIGCONT passes within a session. The kernel itself and the process itself need no permission.
 */
import { noSignals, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const permission: Step = {
  id: 'permission',
  cites: ['signal.c#check_kill_permission', 'kill(2)'],
  fate: 'refused',
  errno: () => 'EPERM',
  claims({ target, sending, table }) {
    const { from, user, sameSession } = sending
    if (from === 'self' || from === 'kernel' || user.capKill) return noSignals
    const { real, saved } = target.user
    const isSameUser = [user.real, user.effective].some((id) => id === real || id === saved)
    if (isSameUser) return noSignals
    return sameSession ? without(table.all, table.cont) : table.all
  },
}
