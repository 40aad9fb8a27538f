/**
 * One experiment: a fresh process becomes PID 1 of a fresh PID namespace; when it rests it is observed and forecast for;
 * then the signal is sent. Nothing is sent before the forecast is made.
 */
import { explain } from '../../explain/explain.ts'
import type { Vantage } from '../../explain/forecast.ts'
import { fromWaitStatus, measuredTraits, type SenderUser, toExitCode } from '../../kernel/index.ts'
import type { Observation } from '../../observe/observation.ts'
import { essenceOf, isResting, observedAtRest } from '../inits/at-rest.ts'
import { becomeProgram, type Command } from '../inits/become-program.ts'
import type { WhyLeftOut } from '../inits/left-out.ts'
import { type Posture, stillAnswers, takePosture } from '../inits/posture.ts'
import { sendFromHost, sendFromInside } from '../inits/send.ts'
import { type Readiness, untilStable } from '../inits/until-stable.ts'
import type { Lane } from '../subject/lane.ts'
import type { Puppet } from '../subject/puppet.ts'
import { aftermath } from './aftermath.ts'
import { agreementOf } from './agreement.ts'
import type { Experiment } from './tour-report.ts'

/** Milliseconds after which a program counts as one that never comes to rest. */
const patience = 8000

/** An init that can be raised here, as often as needed. */
export interface Init {
  readonly what: { readonly posture: Posture } | { readonly command: Command }
  /** Numbers of the calls it rests in. */
  readonly rests: readonly number[]
}

/** What is sent, and from where. */
export interface Sending {
  readonly signal: number
  readonly from: Vantage
}

/** The four sendings of the tour: `kill -9 1` and `kill 1`, from inside and from the host. */
export const sendings: readonly Sending[] = [
  { signal: 9, from: 'inside' },
  { signal: 15, from: 'inside' },
  { signal: 9, from: 'host' },
  { signal: 15, from: 'host' },
]

export type Trial =
  | { readonly ok: true; readonly experiment: Experiment; readonly observation: Observation }
  | { readonly ok: false; readonly left: WhyLeftOut }

/** Makes the experiment; of the process nothing is left. Throws what a lane throws. */
export async function experiment(
  lane: Lane,
  init: Init,
  { signal, from }: Sending,
  user: SenderUser,
  abort: AbortSignal,
): Promise<Trial> {
  const puppet = lane.outer.spawn({ newPidNamespace: true })
  try {
    begin(puppet, init)
    const readiness = await untilAtRest(puppet, init.rests, abort)
    if (readiness.kind !== 'ready') return { ok: false, left: leftOut(readiness) }
    const observation = readiness.seen
    const options = { traits: measuredTraits, measured: false, user, signals: [signal] }
    const forecast = explain(observation, options).forecasts.find((each) => each.from === from)
    if (!forecast) throw new Error('the init of a namespace is forecast for from both sides')
    const send = from === 'host' ? sendFromHost : sendFromInside
    const returned = send(puppet, signal)
    const answers = 'posture' in init.what && stillAnswers(init.what.posture)
    const became = await aftermath({ puppet, answers, rests: init.rests }, signal, abort)
    const fact = { kind: 'tried', returned, became } as const
    const agreement = agreementOf(forecast, fact)
    return { ok: true, observation, experiment: { signal, from, forecast, fact, agreement } }
  } finally {
    puppet.end()
  }
}

function untilAtRest(
  puppet: Puppet,
  rests: readonly number[],
  abort: AbortSignal,
): Promise<Readiness<Observation>> {
  const look = (): Observation | undefined =>
    isResting(puppet.pid, rests) ? observedAtRest(puppet.pid) : undefined
  return untilStable(puppet, { look, essence: essenceOf, patience }, abort)
}

function begin(puppet: Puppet, { what }: Init): void {
  if ('command' in what) becomeProgram(puppet, what.command)
  else takePosture(puppet, what.posture)
}

function leftOut(readiness: Exclude<Readiness<unknown>, { kind: 'ready' }>): WhyLeftOut {
  if (readiness.kind === 'restless') return { why: 'never-ready' }
  const code = toExitCode(fromWaitStatus(readiness.waitStatus))
  return { why: 'ended-early', detail: String(code) }
}
