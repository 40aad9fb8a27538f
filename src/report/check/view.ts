/** What a check is told with, in whatever form. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { CheckReport } from '../../lab/check/report.ts'

export interface CheckView {
  readonly report: CheckReport
  /** As it was called on the command line. */
  readonly target: string
  /** Milliseconds of its own time in which a program may lose the signal. */
  readonly allowed: number
  readonly catalogue: Catalogue
}
