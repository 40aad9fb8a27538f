/**
 * The default action ends the process and dumps core, where limits and core_pattern allow.
 */
import { intersection } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const coreDump: Step = {
  id: 'core-dump',
  cites: ['coredump.c#vfs_coredump', 'core(5)'],
  fate: 'dumped',
  claims: ({ table, defaults }) => intersection(table.dump, defaults),
}
