/**
 * What works instead, or what to find out first, when a signal would not do what people send it for. Derived from the
 * same forecasts, never guessed: a signal is only offered if the model says that something happens.
 */
import { has, signalTable } from '../kernel/index.ts'
import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { Forecast, Remedy } from './forecast.ts'
import { likelyFamily } from './likely-question.ts'

/** Remedies for the forecasts that end in nothing, in the order to try them; empty when all of them have an effect. */
export function remediesFor(observation: Observation, forecasts: readonly Forecast[]): Remedy[] {
  const failing = forecasts.filter(({ ruling }) => hasNoEffect(ruling.fate))
  const someFail = (condition: (forecast: Forecast) => boolean) => failing.some(condition)
  const found: Remedy[] = []
  if (someFail(({ ruling }) => ruling.errno === 'EPERM')) {
    const { users } = observation
    found.push({ code: 'needs-permission', ...(users.known ? { user: users.value.real } : {}) })
  }
  if (someFail(({ ruling }) => ruling.step === 'exiting')) {
    const parent = valueOr(observation.parent, 0)
    if (parent !== 0) found.push({ code: 'parent-must-reap', parent })
  }
  if (someFail(({ ruling }) => ruling.step === 'stopped')) found.push({ code: 'resume-first' })
  if (someFail(({ ruling }) => ruling.step === 'blocked')) found.push({ code: 'waits-for-unblock' })
  if (someFail(({ ruling }) => ruling.fate === 'trapped')) {
    found.push({ code: 'ask-its-tracer', tracer: valueOr(observation.tracer, 0) })
  }
  if (
    someFail(({ exceptions }) => exceptions.some(({ assumption }) => assumption === 'not-awaited'))
  ) {
    found.push({ code: 'look-for-sigwait' })
  }
  if (someFail(({ ruling }) => ruling.step === 'namespace-init')) {
    found.push(...insteadOfDropped(observation))
  }
  return found
}

function hasNoEffect(fate: Forecast['ruling']['fate']): boolean {
  return ['refused', 'dropped', 'merged', 'pending', 'trapped', 'discarded'].includes(fate)
}

function insteadOfDropped(observation: Observation): Remedy[] {
  const remedies: Remedy[] = []
  const handled = handledByTheProgram(observation)
  if (handled.length > 0) remedies.push({ code: 'send-handled', signals: handled })
  if (valueOr(observation.init, 'namespace') === 'namespace') {
    remedies.push({ code: 'kill-from-host' }, { code: 'add-handler-or-init' })
  }
  return remedies
}

/** Handlers that usually mean something to the program; SIGCHLD and the C library's internal ones do not. */
const worthSending = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGPWR'] as const

function handledByTheProgram(observation: Observation): number[] {
  const { caught } = observation.signals
  if (!caught.known) return []
  const { numberOf } = signalTable(likelyFamily(observation))
  return worthSending
    .map((name) => numberOf.get(name) ?? 0)
    .filter((signal) => has(caught.value, signal))
}
