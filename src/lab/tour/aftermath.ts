/**
 * What became of an init after a signal was sent to it. The subject is asked and answers, which takes no time and leaves
 * no doubt. A real program cannot be asked: it counts as alive when it was watched for a while after the call, sleeps
 * again where it slept before, and holds nothing in its queues that it has open.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { fromWaitStatus, has, noSignals, union } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import type { Puppet } from '../subject/puppet.ts'
import { isResting } from './at-rest.ts'
import type { Became } from './tour-report.ts'

/** Milliseconds for which a real program is watched at least: many need some to end. */
const watched = 400
/** Milliseconds after which nobody waits for it to come to rest. */
const patience = 5000
const interval = 20

/** An init of the tour. */
export interface Raised {
  readonly puppet: Puppet
  /** It still serves: its answer proves that it lives. */
  readonly answers: boolean
  /** Numbers of the calls it rests in. */
  readonly rests: readonly number[]
}

/** Finds out what became of it. */
export async function aftermath(
  raised: Raised,
  signal: number,
  abort: AbortSignal,
): Promise<Became> {
  return raised.answers ? askAfter(raised, signal) : await watchAfter(raised, signal, abort)
}

function askAfter({ puppet }: Raised, signal: number): Became {
  const outcome = puppet.attempt()
  switch (outcome.kind) {
    case 'answered':
      return { ...alive(0, lookAt(puppet, signal)), proof: 'answered' }
    case 'stopped':
      return { kind: 'stopped', signal: outcome.signal }
    case 'died':
      return { kind: 'ended', status: fromWaitStatus(outcome.waitStatus) }
    case 'silent':
    case 'trapped':
      return { ...alive(0, lookAt(puppet, signal)), proof: 'restless' }
  }
}

async function watchAfter(
  { puppet, rests }: Raised,
  signal: number,
  abort: AbortSignal,
): Promise<Became> {
  const start = performance.now()
  for (;;) {
    const outcome = puppet.outcome(0)
    if (outcome.kind === 'died') {
      return { kind: 'ended', status: fromWaitStatus(outcome.waitStatus) }
    }
    if (outcome.kind === 'stopped') return { kind: 'stopped', signal: outcome.signal }
    const milliseconds = Math.round(performance.now() - start)
    const look = lookAt(puppet, signal)
    const isSettled = isResting(puppet.pid, rests) && !(look.pending && look.isOpen)
    if (milliseconds >= watched && isSettled) return alive(milliseconds, look)
    if (milliseconds >= patience) return { ...alive(milliseconds, look), proof: 'restless' }
    await pause(interval)
    abort.throwIfAborted()
  }
}

type Alive = Extract<Became, { kind: 'alive' }>

function alive(milliseconds: number, { pending, caught }: Look): Alive {
  return { kind: 'alive', proof: 'watched', milliseconds, pending, caught }
}

/** How a process stands to a signal. */
interface Look {
  readonly pending: boolean
  readonly caught: boolean
  /** Its leader does not block it. */
  readonly isOpen: boolean
}

function lookAt(puppet: Puppet, signal: number): Look {
  const result = observeProcess(puppet.pid, { depth: 'status' })
  if (!result.ok) return { pending: false, caught: false, isOpen: true }
  const { pending, sharedPending, caught, blocked } = result.observation.signals
  const queued = union(valueOr(pending, noSignals), valueOr(sharedPending, noSignals))
  return {
    pending: has(queued, signal),
    caught: has(valueOr(caught, noSignals), signal),
    isOpen: !has(valueOr(blocked, noSignals), signal),
  }
}
