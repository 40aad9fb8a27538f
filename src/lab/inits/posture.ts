/**
 * Puts the subject into one of its postures about SIGTERM; a plain C program would do the same with the calls it makes.
 * sigaction(2), sigprocmask(2), sigtimedwait(2), signalfd(2)
 */
import { signalDescriptor } from '../subject/channel.ts'
import { actionFlag } from '../subject/disposition.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, signalSet, signalSetSize } from '../subject/structures.ts'

/** What the subject does about SIGTERM. */
export type Posture =
  /** Nothing: all dispositions are the default ones, as in a C program that never asked for others. */
  | 'default'
  /** A handler that ends the process, with the signal's number as its exit status. */
  | 'handler-exits'
  /** A handler that counts and returns. */
  | 'handler-returns'
  /** The same, but for one time only: then the disposition is the default one again (SA_RESETHAND). */
  | 'handler-once'
  | 'ignored'
  /** Blocked, and nobody waits for it. */
  | 'blocked'
  /** Blocked, and awaited in rt_sigtimedwait(2) by a thread that then exits with 0. */
  | 'sigwait'
  /** The same, but by a second thread. */
  | 'sigwait-thread'
  /** Blocked, and read from a signalfd by a thread that then exits with 0. */
  | 'signalfd'

const terminate = 15
const block = 0

/** Takes the posture. */
export function takePosture(puppet: Puppet, posture: Posture): void {
  // Every puppet has a signalfd from its birth; a program that waits for nothing has none.
  puppet.call('close', signalDescriptor)
  switch (posture) {
    case 'default':
      return
    case 'handler-exits': {
      const address = loadPayloads(puppet)['exit in handler']
      puppet.sigaction(terminate, { address })
      return
    }
    case 'handler-returns':
      puppet.sigaction(terminate, 'caught')
      return
    case 'handler-once':
      puppet.sigaction(terminate, { flags: actionFlag.restart | actionFlag.resetHandler })
      return
    case 'ignored':
      puppet.sigaction(terminate, 'ignored')
      return
    case 'blocked':
      puppet.mask('block', maskOf(terminate))
      return
    case 'sigwait':
      puppet.post(waiting())
      return
    case 'sigwait-thread':
      puppet.mask('block', maskOf(terminate))
      puppet.spawnThread().post(waiting())
      return
    case 'signalfd':
      puppet.post(reading())
      return
  }
}

/** Whether a subject in this posture still serves its leader's requests, so that its answer tells what it has done. */
export function stillAnswers(posture: Posture): boolean {
  switch (posture) {
    case 'default':
    case 'handler-exits':
    case 'handler-returns':
    case 'handler-once':
    case 'ignored':
    case 'blocked':
      return true
    // Its second thread may not have run yet when the leader answers.
    case 'sigwait-thread':
    case 'sigwait':
    case 'signalfd':
      return false
  }
}

/** Blocks SIGTERM, waits for it without end, then exits with 0. */
function waiting(): Program {
  const program = new Program().unanswered()
  const set = program.data(signalSet(maskOf(terminate)))
  program.call('rt_sigprocmask', block, set, 0, signalSetSize)
  program.call('rt_sigtimedwait', set, 0, 0, signalSetSize)
  program.call('exit_group', 0)
  return program
}

/** Blocks SIGTERM, reads it from a signalfd, then exits with 0. */
function reading(): Program {
  const program = new Program().unanswered()
  const set = program.data(signalSet(maskOf(terminate)))
  program.call('rt_sigprocmask', block, set, 0, signalSetSize)
  const descriptor = program.call('signalfd4', -1, set, signalSetSize, 0)
  program.call('read', descriptor, program.data(new Uint8Array(128)), 128)
  program.call('exit_group', 0)
  return program
}
