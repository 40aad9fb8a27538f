/**
 * What became of an init after a signal was sent to it. The subject is asked and answers, which takes no time and leaves
 * no doubt. A real program cannot be asked: it counts as alive when it was watched for a while after the call, sleeps
 * again where it slept before, and holds nothing in its queues that it has open.
 */
import { fromWaitStatus, has } from '../../kernel/index.ts'
import { isResting } from '../inits/at-rest.ts'
import { type Look, lookAt } from '../inits/look.ts'
import { watch } from '../inits/watch.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { Became } from './tour-report.ts'

const watching = { atLeast: 400, patience: 5000 } as const

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
      return alive('answered', 0, signal, lookAt(puppet.pid, signal))
    case 'stopped':
      return { kind: 'stopped', signal: outcome.signal }
    case 'died':
      return { kind: 'ended', status: fromWaitStatus(outcome.waitStatus) }
    case 'silent':
    case 'trapped':
      return alive('restless', 0, signal, lookAt(puppet.pid, signal))
  }
}

async function watchAfter(
  { puppet, rests }: Raised,
  signal: number,
  abort: AbortSignal,
): Promise<Became> {
  const look = (): Look => lookAt(puppet.pid, signal)
  const isCalm = (): boolean => {
    const { pending, isOpen } = look()
    return isResting(puppet.pid, rests) && !(pending && isOpen)
  }
  const watched = await watch(puppet, { ...watching, isCalm }, abort)
  switch (watched.kind) {
    case 'ended':
      return { kind: 'ended', status: watched.status }
    case 'stopped':
      return { kind: 'stopped', signal: watched.signal }
    case 'alive': {
      const proof = watched.isCalm ? 'watched' : 'restless'
      return alive(proof, watched.milliseconds, signal, look())
    }
  }
}

type Alive = Extract<Became, { kind: 'alive' }>

function alive(proof: Alive['proof'], milliseconds: number, signal: number, look: Look): Alive {
  const { pending, caught } = look
  return { kind: 'alive', proof, milliseconds, pending, caught: has(caught, signal) }
}
