/** A package manager is the first process: it runs the application below a shell and does not pass signals on faithfully. */
import type { Rule } from '../rule.ts'

export const launcherAsInit: Rule = {
  id: 'launcher-as-init',
  severity: 'warning',
  judge({ stop }) {
    const habit = stop?.path[0].habit
    return habit?.kind === 'launcher'
      ? { rule: 'launcher-as-init', program: habit.title }
      : undefined
  },
}
