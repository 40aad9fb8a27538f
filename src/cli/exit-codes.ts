/** The exit codes of sigwhy: stable, and the same for all commands. */
import type { ExitMeaning } from '../i18n/exit-meaning.ts'

export const exitCodes: Readonly<Record<ExitMeaning, number>> = {
  fine: 0,
  finding: 1,
  usage: 2,
  undetermined: 3,
  'not-permitted': 4,
  'no-target': 5,
  bug: 70,
}
