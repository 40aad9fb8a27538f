/**
 * Sending from inside a namespace to its init, when the init may die of it: then the sender is killed before it can say
 * what its call returned. The outside watches for whichever comes first, the sender's answer or the init's change.
 */
import type { Answer } from '../subject/answer.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { pollDescriptors, timespec } from '../subject/structures.ts'
import { errno } from './seen.ts'

/** What became of the target, and of the sender's calls. */
export interface Sent {
  readonly outcome: Outcome
  /** The error of the sender's call number `index`, or `none`; `unobserved` when it did not live to tell. */
  told(index: number): string
}

const pollIn = 1
const onePid = 1
/** waitid: dead or stopped, without waiting and without taking the report away. */
const look = 0x1 | 0x2 | 0x4 | 0x0100_0000
const patience = 2000

/** Lets `sender` run a program, and then looks what became of `target`, a child of a process that is not in danger. */
export function sendAtRisk(sender: Puppet, program: Program, target: Puppet): Sent {
  const { parent } = target
  if (!parent) throw new Error('nobody watches the outer puppet')
  if (parent === sender) {
    const answer = sender.run(program)
    return sent(target.attempt(), answer)
  }
  const watch = new Program()
  const end = sender.channel.ends.replyRead
  const polled = watch.space(pollDescriptors({ descriptor: end, events: pollIn }))
  const report = watch.space(128)
  watch.call('ppoll', polled, 1, watch.data(timespec(2)), 0, 8)
  watch.call('waitid', onePid, target.pidForParent, report, look, 0)
  sender.post(program)
  const deadline = performance.now() + patience
  for (;;) {
    const seen = parent.run(watch)
    const hasChanged = seen.bytes(report).readInt32LE(0) !== 0
    const hasAnswered = (seen.bytes(polled).readInt16LE(6) & pollIn) !== 0
    if (hasAnswered) {
      const answer = sender.collect()
      return sent(hasChanged ? target.outcome() : target.attempt(), answer)
    }
    if (hasChanged) return sent(target.outcome())
    if (performance.now() > deadline) return sent({ kind: 'silent' })
  }
}

function sent(outcome: Outcome, answer?: Answer): Sent {
  const told = (index: number): string =>
    answer ? errno(answer.value({ kind: 'result', index })) : 'unobserved'
  return { outcome, told }
}

/** kill(2) by `sender` of `pid`, which is `target` as the sender sees it. */
export function killAtRisk(sender: Puppet, pid: number, signal: number, target: Puppet): Sent {
  const program = new Program()
  program.call('kill', pid, signal)
  return sendAtRisk(sender, program, target)
}
