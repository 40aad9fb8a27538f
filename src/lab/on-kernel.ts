/**
 * Plays a case with real processes, and says what came of it. What the kernel itself said about it in its trace events
 * is added afterwards, for many cases at once (`on-kernel/join-trace.ts`).
 */
import type { Errno } from '../kernel/index.ts'
import type { Case } from './case.ts'
import type { Lab } from './lab.ts'
import { hurryDump } from './on-kernel/core.ts'
import { isBlocked, passOn, resume, unblock } from './on-kernel/let-go.ts'
import { MissedMoment } from './on-kernel/life.ts'
import { queuesWith, stateOf } from './on-kernel/proc.ts'
import type { Scene } from './on-kernel/scene.ts'
import { type Sending, sendingOf } from './on-kernel/send.ts'
import { setUp } from './on-kernel/set-up.ts'
import { endOf, handledSince, settle } from './on-kernel/settle.ts'
import type { Stage } from './on-kernel/stage.ts'
import { type Effect, nothing, type Outcome } from './outcome.ts'
import type { Puppet } from './subject/puppet.ts'

/** What was seen, and the numbers by which the trace knows the target. */
export interface Sighting {
  readonly row: Case
  readonly outcome: Outcome
  /** Thread ids of the target, the leader's first. */
  readonly threads: readonly number[]
}

/** Plays a case. Nobody but the stage's own processes is left when it returns. */
export function onKernel(lab: Lab, stage: Stage, row: Case): Sighting {
  for (let attempt = 1; ; attempt++) {
    try {
      return playOnce(lab, stage, row)
    } catch (error) {
      if (!(error instanceof MissedMoment) || attempt === attempts) throw error
    }
  }
}

const attempts = 5

function playOnce(lab: Lab, stage: Stage, row: Case): Sighting {
  const cast = stage.cast(row)
  try {
    const scene = setUp(row, cast)
    const threads = scene.threads.map(({ pid }) => pid)
    return { row, threads, outcome: play(lab, scene) }
  } finally {
    for (const puppet of cast.passing) puppet.end()
  }
}

function play(lab: Lab, scene: Scene): Outcome {
  const { row, cast } = scene
  const mark = 'mark' in lab.trace ? lab.trace : undefined
  mark?.mark(row.id)
  const { errno, effect, resumes } = cast.sender === cast.target ? sendToSelf(scene) : send(scene)
  const pending = pendingAfter(scene, effect)
  let released: Effect = nothing
  if (effect.kind === 'trapped') released = passOn(scene)
  else if (row.life === 'stopped' && !resumes && effect === nothing) released = resume(scene)
  const isFree = [effect, released].every(({ kind }) => !holds.has(kind))
  const unblocked = isFree && isBlocked(scene) ? unblock(scene) : nothing
  mark?.mark('end')
  const { sigaction } = scene
  const result = 'unobserved'
  const delivery = 'unobserved'
  return { sigaction, errno, result, pending, resumes, effect, released, unblocked, delivery }
}

/** What keeps a target from going on by itself. */
const holds: ReadonlySet<Effect['kind']> = new Set(['ended', 'stopped', 'trapped', 'silent'])

/** Milliseconds. */
const patienceWithDump = 10_000

type Sent = Pick<Outcome, 'errno' | 'effect' | 'resumes'>

function send(scene: Scene): Sent {
  const { row, cast } = scene
  const { program, result } = sendingBy(scene)
  const errno = errnoOf(cast.sender.run(program).value(result))
  if (row.life === 'zombie' || row.life === 'reaped')
    return { errno, effect: nothing, resumes: false }
  if (row.life === 'dumping') return { errno, effect: lastWord(cast.target), resumes: false }
  const wasStopped = row.life === 'stopped'
  if (wasStopped && stateOf(cast.target) === 'T') return { errno, effect: nothing, resumes: false }
  const effect = settle(scene)
  return { errno, effect, resumes: wasStopped && effect.kind !== 'ended' }
}

/** A process that dumps core ends anyhow: only an end without the core is the signal's doing. */
function lastWord(target: Puppet): Effect {
  hurryDump(target)
  const report = target.outcome(patienceWithDump)
  const effect: Effect = report.kind === 'answered' ? nothing : endOf(report)
  const isDumped =
    effect.kind === 'ended' && effect.status.kind === 'signaled' && effect.status.dumpedCore
  return isDumped ? nothing : effect
}

/** A sender that dies or stops of its own signal cannot say what its call returned. */
function sendToSelf(scene: Scene): Sent {
  const { program, result } = sendingBy(scene)
  const report = scene.cast.target.attempt(program.withCounters())
  if (report.kind !== 'answered') {
    return { errno: 'unobserved', effect: endOf(report), resumes: false }
  }
  const effect = handledSince(scene, report.answer) ?? nothing
  return { errno: errnoOf(report.answer.value(result)), effect, resumes: false }
}

function sendingBy({ row, cast, threads, pidfd }: Scene): Sending {
  const thread = threads[row.addressed]
  if (!thread) throw new Error(`the case has no thread ${row.addressed}`)
  return sendingOf(row, cast, thread, pidfd)
}

function pendingAfter({ row, threads }: Scene, effect: Effect): Outcome['pending'] {
  const thread = threads[row.addressed]
  const isGone = row.life === 'reaped' || row.life === 'dumping' || effect.kind === 'ended'
  if (!thread || isGone) return 'unobserved'
  return queuesWith(row.signal, thread)
}

function errnoOf(result: number): Outcome['errno'] {
  if (result >= 0) return 'none'
  return errnos.get(-result) ?? `errno-${-result}`
}

const errnos: ReadonlyMap<number, Errno> = new Map([
  [1, 'EPERM'],
  [3, 'ESRCH'],
  [11, 'EAGAIN'],
  [22, 'EINVAL'],
])
