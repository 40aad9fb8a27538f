/** What became of an init, in a few words, and what had been forecast. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { signalTable } from '../../kernel/index.ts'
import type { Experiment, Fact } from '../../lab/inits/gallery-report.ts'
import { surenessMarks } from '../explanation/prognosis-words.ts'
import { longName } from '../signal-names.ts'

/** `exits with 0, told`. */
export function factText({ became, returned, told }: Fact, { gallery }: Catalogue): string {
  const { facts } = gallery
  if (returned !== 0 && returned !== 'unobserved') return facts.failed(returned)
  const suffix = told === undefined ? '' : told ? facts.told : facts.notTold
  switch (became.kind) {
    case 'alive':
      if (became.proof === 'restless') return facts.restless
      return became.pending ? facts.pending : facts.livesOn + (told === true ? suffix : '')
    case 'stopped':
      return facts.stops(longName(became.signal, table))
    case 'ended': {
      const { status } = became
      if (status.kind === 'exited') return facts.exits(status.code) + suffix
      if (status.kind !== 'signaled') return facts.livesOn
      return facts.killed(128 + status.signal, longName(status.signal, table)) + suffix
    }
  }
}

/** `graceful 0 ~`: the outcome, the exit code, and how sure it was. */
export function forecastText({ forecast }: Experiment<Prognosis>, catalogue: Catalogue): string {
  const { words } = catalogue.prognosis
  const { outcome, end, confidence } = forecast
  const code = end === undefined ? '' : ` ${exitCodeOf(end)}`
  return words[outcome] + code + surenessMarks[confidence]
}

const table = signalTable()
