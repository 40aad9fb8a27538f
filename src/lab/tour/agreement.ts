/**
 * Whether a fact is what was forecast. The forecast covers the kernel's ruling and who waits for the signal; where it hands
 * the signal to the program, what the program then does is the program's own affair.
 */
import type { Assumption, Forecast } from '../../explain/forecast.ts'
import type { Ruling } from '../../kernel/index.ts'
import type { Became, Fact } from './tour-report.ts'

export type Agreement =
  /** It happened as forecast. */
  | { readonly kind: 'agrees' }
  /** As forecast the signal went to the program, which then decided: to live on, or to end in its own way. */
  | { readonly kind: 'program-decided'; readonly by: 'handler' | 'sigwait-or-signalfd' }
  /** It happened as the forecast said for the case that this assumption is wrong. */
  | { readonly kind: 'exception'; readonly assumption: Assumption }
  | { readonly kind: 'contradicts' }
  | { readonly kind: 'not-tried' }

/** Compares a forecast with what happened. */
export function agreementOf(forecast: Forecast, fact: Fact): Agreement {
  if (fact.kind === 'not-tried') return { kind: 'not-tried' }
  if (matches(forecast.ruling, fact)) {
    const { fate } = forecast.ruling
    if (fate === 'handled') return { kind: 'program-decided', by: 'handler' }
    if (fate === 'taken') return { kind: 'program-decided', by: 'sigwait-or-signalfd' }
    return { kind: 'agrees' }
  }
  const exception = forecast.exceptions.find(({ ruling }) => matches(ruling, fact))
  if (exception) return { kind: 'exception', assumption: exception.assumption }
  return { kind: 'contradicts' }
}

function matches(ruling: Ruling, { returned, became }: Extract<Fact, { kind: 'tried' }>): boolean {
  const isRefused = returned !== 0 && returned !== 'unobserved'
  if (isRefused !== (ruling.fate === 'refused')) return false
  switch (ruling.fate) {
    case 'refused':
      return returned === ruling.errno && isUntouched(became)
    case 'dropped':
    case 'discarded':
      return isUntouched(became)
    case 'pending':
    case 'merged':
      return became.kind === 'alive' && became.pending
    case 'killed':
    case 'dumped':
      return endedBy(ruling.signal, became)
    case 'stopped':
      return became.kind === 'stopped' && became.signal === ruling.signal
    case 'handled':
    case 'taken':
      return became.kind === 'alive' ? !became.pending : became.kind === 'ended'
    case 'trapped':
      return became.kind === 'alive'
  }
}

function isUntouched(became: Became): boolean {
  return became.kind === 'alive' && !became.pending
}

function endedBy(signal: number, became: Became): boolean {
  return (
    became.kind === 'ended' && became.status.kind === 'signaled' && became.status.signal === signal
  )
}
