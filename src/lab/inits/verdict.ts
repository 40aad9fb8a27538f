/**
 * Whether a prognosis came true. An outcome that was not known is neither right nor wrong; an end that was forecast must
 * come with the same exit code, and where an application can tell, it must have been told or not, as was forecast.
 */
import type { End, Prognosis } from '../../explain/prognosis.ts'
import type { ExitStatus } from '../../kernel/index.ts'
import type { Fact } from './gallery-report.ts'

export type Verdict = 'right' | 'wrong' | 'undecided'

/** Compares a prognosis with what happened. */
export function verdictOn({ outcome, end }: Prognosis, { became, told }: Fact): Verdict {
  switch (outcome) {
    case 'unknown':
      return 'undecided'
    case 'graceful':
    case 'abrupt': {
      if (became.kind !== 'ended' || !isSameEnd(end, became.status)) return 'wrong'
      return told === undefined || told === (outcome === 'graceful') ? 'right' : 'wrong'
    }
    case 'reloads':
    case 'deaf':
      return became.kind === 'alive' ? 'right' : 'wrong'
    case 'stopped':
      return became.kind === 'stopped' ? 'right' : 'wrong'
  }
}

/** An end of which only the fact is forecast may be of any kind. */
function isSameEnd(end: End | undefined, status: ExitStatus): boolean {
  if (end === undefined) return true
  switch (end.kind) {
    case 'exit':
      return status.kind === 'exited' && status.code === end.code
    case 'signal':
      return status.kind === 'signaled' && status.signal === end.signal
  }
}
