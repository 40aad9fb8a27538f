/**
 * Nobody could ever resume an orphaned process group, so the terminal's stop signals do not stop it. SIGSTOP does.
 */
import { intersection, noSignals } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const orphanedGroup: Step = {
  id: 'orphaned-group',
  cites: ['exit.c#is_current_pgrp_orphaned', 'signal.c#get_signal'],
  fate: 'discarded',
  claims: ({ target, table, defaults }) =>
    target.orphanedGroup ? intersection(table.terminalStop, defaults) : noSignals,
}
