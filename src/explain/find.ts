/** Finds out what becomes of a process: the kernel's ruling first, then the program's habit. */
import { signalTable, spell } from '../kernel/index.ts'
import { reactionTo } from '../runtimes/index.ts'
import { explain } from './explain.ts'
import { featuresOf } from './features-of.ts'
import type { Case, Finding } from './finding.ts'
import { follow } from './follow.ts'
import type { Forecast } from './forecast.ts'
import { hop } from './hop.ts'
import { kernelFinding } from './kernel-finding.ts'
import { likelyFamily } from './likely-question.ts'

/** What becomes of the process of this case. */
export function findOut(it: Case): Finding {
  const forecast = forecastFor(it)
  const kernel = kernelFinding(forecast)
  if (kernel) {
    const isUnread = forecast.confidence === 'unknown'
    return { ...kernel, path: [hop(it, forecast, { code: isUnread ? 'nothing-known' : 'kernel' })] }
  }
  const known = reactionTo(nameOf(it), featuresOf(it.tree))
  if (known === undefined) {
    const path = [hop(it, forecast, { code: 'program-decides' })] as const
    return { outcome: 'unknown', confidence: 'guess', path }
  }
  return follow(known, it, forecast, findOut)
}

function forecastFor({ tree: { observation }, signal, from, circumstances }: Case): Forecast {
  const asked = { ...circumstances, signals: [signal] }
  const [there] = explain(observation, { ...asked, from }).forecasts
  // For whom it makes no difference where the sender is, there is one forecast only.
  const forecast = there ?? explain(observation, asked).forecasts[0]
  if (forecast === undefined) throw new RangeError(`signal ${signal} is not in the table`)
  return forecast
}

/** `SIGTERM`, as the habits name it. */
function nameOf({ tree: { observation }, signal }: Case): string {
  return spell(signal, signalTable(likelyFamily(observation)))
}
