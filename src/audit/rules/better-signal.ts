/** Another signal than the one chosen stops it gracefully: nginx and PHP-FPM at SIGQUIT, PostgreSQL at SIGINT, HAProxy at SIGUSR1. */
import type { Rule } from '../rule.ts'

export const betterSignal: Rule = {
  id: 'better-signal',
  severity: 'warning',
  judge({ stop, others }) {
    if (stop === undefined || stop.outcome === 'graceful') return undefined
    const better = others.find(
      ({ outcome, confidence }) => outcome === 'graceful' && confidence !== 'guess',
    )
    return better && { rule: 'better-signal', signal: better.signal }
  },
}
