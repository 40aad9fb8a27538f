/** What the sentences about a death have to be told, and the word in them that is coloured. */

import type { Cause, Death, DeathSubject, Inquest } from '../../explain/death/death.ts'
import { isStartFailure } from '../../explain/death/is-start-failure.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { DeathArguments, Verdict } from '../../i18n/topics/deaths.ts'
import type { Fate } from '../../kernel/index.ts'
import { shownName } from '../../observe/container/shown-name.ts'
import { valueOr } from '../../observe/fact.ts'
import type { Line } from '../page/page.ts'
import { engineSignalName } from '../signal-names.ts'

export function argumentsFor(
  subject: DeathSubject,
  death: Death | undefined,
  { engines }: Catalogue,
): DeathArguments {
  return {
    name: shownName(subject),
    engine: engines.names[subject.engine],
    command: subject.engine === 'cri' ? 'crictl' : subject.engine,
    exitCode: exitCodeOf(death),
    signal: engineSignalName,
  }
}

/** Some engines give what never ran an exit code all the same: that of success. */
function exitCodeOf(death: Death | undefined): number | undefined {
  if (death === undefined) return undefined
  const exitCode = valueOr(death.exitCode, undefined)
  return isStartFailure(death.cause) && exitCode === 0 ? undefined : exitCode
}

/** *web was killed: …*, with the word coloured. */
export function verdictLine([before, word, after]: Verdict, fate: Fate): Line {
  return [before, { text: word, fate }, after]
}

/** Red for a violent end, green for one that was asked for and came, yellow for an error. */
export function fateOf(cause: Cause): Fate {
  switch (cause.code) {
    case 'grace-exhausted':
    case 'killed-by-engine':
    case 'out-of-memory':
    case 'killed-from-outside':
    case 'killed':
      return 'killed'
    case 'crashed':
      return 'dumped'
    case 'told-and-ended':
      return 'handled'
    case 'ended':
      return cause.exitCode === 0 ? 'handled' : 'discarded'
    case 'ended-after-oom':
    case 'signalled':
      return 'discarded'
    case 'not-found':
    case 'not-executable':
    case 'start-failed':
      return 'refused'
    case 'lost':
    case 'unknown':
      return 'pending'
  }
}

export function fateOfLife(life: Inquest['life']): Fate {
  return life === 'running' || life === 'paused' ? 'handled' : 'pending'
}
