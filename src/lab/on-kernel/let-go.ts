/**
 * The second part of a case: whoever holds the target lets it go on, and then its threads open their masks.
 */
import { type Effect, nothing } from '../outcome.ts'
import { Program } from '../subject/program.ts'
import { signalSet, signalSetSize } from '../subject/structures.ts'
import { continueTraced } from './life.ts'
import type { Scene } from './scene.ts'
import { endOf, handledSince, settle } from './settle.ts'

const sigcont = 18
const setMask = 2

/** SIGCONT to a target that was stopped before. */
export function resume(scene: Scene): Effect {
  const { target } = scene.cast
  target.lane.outer.kill(target.pid, sigcont)
  return settle(scene)
}

/** The tracer passes the signal on. */
export function passOn(scene: Scene): Effect {
  const { target, guardian } = scene.cast
  guardian.call('ptrace', continueTraced, target.pidForParent, 0, scene.row.signal)
  return settle(scene)
}

/** The threads that block the signal open their masks, one after the other. */
export function unblock(scene: Scene): Effect {
  const { row, threads } = scene
  let effect: Effect = nothing
  for (const [index, thread] of threads.entries()) {
    if (row.threads[index] !== 'blocked') continue
    const report = thread.attempt(thread.leader === thread ? unblockLeader : unblockWorker)
    if (report.kind !== 'answered') return endOf(report)
    if (index === 0) effect = handledSince(scene, report.answer) ?? effect
  }
  if (threads.length === 1) return effect
  const rest = settle(scene)
  return rest.kind === 'nothing' ? effect : rest
}

/** Whether any thread of the case blocks the signal. */
export function isBlocked({ row }: Scene): boolean {
  return row.threads.includes('blocked')
}

const unblockLeader = unblocking().withCounters()
const unblockWorker = unblocking()

function unblocking(): Program {
  const program = new Program()
  const mask = program.data(signalSet(0n))
  program.call('rt_sigprocmask', setMask, mask, 0, signalSetSize)
  return program
}
