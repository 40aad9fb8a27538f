/**
 * Puts the subject into one of its postures about SIGTERM; a plain C program would do the same with the calls it makes.
 * sigaction(2), sigprocmask(2), sigtimedwait(2)
 */
import { signalDescriptor } from '../subject/channel.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, signalSet, signalSetSize } from '../subject/structures.ts'
import type { Posture } from './inits.ts'

const terminate = 15
const block = 0

/** Takes the posture. In `sigwait` the puppet does not serve any more. */
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
    case 'blocked':
      puppet.mask('block', maskOf(terminate))
      return
    case 'sigwait':
      puppet.post(waiting())
      return
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
