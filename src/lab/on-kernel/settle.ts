/**
 * Finds out what a signal did to the target, without sleeping and without a race: every thread that is awake answers a
 * program, which it can only do after it has handled its signals; or its guardian is told that it stopped or died.
 */
import { fromWaitStatus } from '../../kernel/index.ts'
import { type Effect, nothing } from '../outcome.ts'
import type { Answer } from '../subject/answer.ts'
import type { Outcome as Report } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { hasTaken, isAsleep, type Sleep } from './asleep.ts'
import { continueTraced, stopSpinning } from './life.ts'
import type { Scene } from './scene.ts'

const leaderProgram = new Program().withCounters()
const workerProgram = new Program()

/** What happened since the last time. */
export function settle(scene: Scene): Effect {
  stopSpinning(scene)
  let effect: Effect = nothing
  // The leader last: its answer has the counters.
  for (const [index, thread] of [...scene.threads.entries()].reverse()) {
    const sleep = scene.asleep.get(thread)
    const report = pastResumption(scene, ask(scene, thread))
    if (!report) continue
    if (report.kind !== 'answered') return endOf(report)
    const { answer } = report
    if (sleep && hasTaken(answer, sleep, scene.row.signal)) {
      effect = { kind: 'taken', by: sleep.by, thread: index }
    }
    if (index === 0) effect = handledSince(scene, answer) ?? effect
  }
  return effect
}

/** The runs of the handler that were not seen before. */
export function handledSince(scene: Scene, answer: Answer): Effect | undefined {
  const { threads, row } = scene
  const count = answer.runs(row.signal) - scene.runs
  scene.runs += count
  if (count === 0) return undefined
  const [leader] = threads
  if (!leader || threads.length === 1) return { kind: 'handled', by: Array<number>(count).fill(0) }
  const slots = leader.handlerRuns().filter(({ signal }) => signal === row.signal)
  const by = slots.slice(-count).map(({ slot }) => threads.findIndex((t) => t.slot === slot))
  return { kind: 'handled', by }
}

/** What a report other than an answer says. */
export function endOf(report: Exclude<Report, { kind: 'answered' }>): Effect {
  switch (report.kind) {
    case 'stopped':
      return { kind: 'stopped', signal: report.signal }
    case 'trapped':
      return trap(report.status)
    case 'died':
      return { kind: 'ended', status: fromWaitStatus(report.waitStatus) }
    case 'silent':
      return { kind: 'silent' }
  }
}

/** A traced process tells its tracer of every SIGCONT, apart from the signal itself: PTRACE_EVENT_STOP with SIGTRAP. */
function pastResumption({ cast }: Scene, report: Report | undefined): Report | undefined {
  if (report?.kind !== 'trapped' || report.status !== resumption) return report
  cast.guardian.call('ptrace', continueTraced, cast.target.pidForParent, 0, 0)
  return cast.target.outcome()
}

const eventStop = 128
const resumption = 5 | (eventStop << 8)

/** PTRACE_EVENT_STOP: a traced process was stopped like any other. ptrace(2) "Group-stop" */
function trap(status: number): Effect {
  const event = status >> 8
  const signal = status & 0xff
  return event === eventStop ? { kind: 'stopped', signal } : { kind: 'trapped', signal }
}

/** Undefined for a thread that sleeps on. */
function ask({ asleep, cast }: Scene, thread: Puppet): Report | undefined {
  const sleep = asleep.get(thread)
  const awake = sleep ? awaken(thread, sleep) : undefined
  if (awake === 'sleeps on') return undefined
  asleep.delete(thread)
  if (awake) return awake
  if (thread.channel.isAwaiting) return thread.outcome()
  return thread.attempt(thread === cast.target ? leaderProgram : workerProgram)
}

/** A thread that was woken may find nothing and go back to sleep. */
function awaken(thread: Puppet, sleep: Sleep): Report | 'sleeps on' {
  for (let turn = 0; turn < patience; turn++) {
    if (isAsleep(thread, sleep)) return 'sleeps on'
    const report = thread.outcome(1)
    if (report.kind !== 'silent') return report
  }
  return { kind: 'silent' }
}

/** Turns of a millisecond. */
const patience = 1000
