/**
 * Ends puppets: SIGKILL from the parent, and a wait for what it leaves. From above, because a stopped or
 * sleeping parent could not see to its children. kill(2), waitid(2).
 */
import { bury, release } from './bury.ts'
import { CallFailed } from './errors.ts'
import { Program } from './program.ts'
import type { Puppet } from './puppet.ts'

const kill = 9
const waitExited = 0x4
const onePid = 1
const noSuchProcess = -3

/** Ends a process and all below it, or a single further thread. Does nothing when it is gone already. */
export function endPuppet(puppet: Puppet): void {
  if (!puppet.isAlive) return
  if (puppet.leader !== puppet) endThread(puppet)
  else endProcess(puppet)
}

function endProcess(puppet: Puppet): void {
  const { parent } = puppet
  if (!parent) throw new Error('the outer puppet ends with its lane')
  const program = new Program()
  program.call('kill', puppet.pidForParent, kill)
  const waited = program.call('waitid', onePid, puppet.pidForParent, 0, waitExited, 0)
  const result = parent.run(program).value(waited)
  if (result < 0) throw new CallFailed('waitid', result)
  const children = [...puppet.dependents].filter((dependent) => dependent.leader !== puppet)
  bury(puppet)
  // Children of an init went with it; others were adopted, and end now.
  for (const child of children) endPuppet(child)
}

function endThread(thread: Puppet): void {
  const program = new Program().unanswered()
  program.call('exit', 0)
  thread.post(program)
  const { leader } = thread
  while (leader.tgkill(leader.innerPid, thread.innerPid, 0) !== noSuchProcess)
    leader.call('sched_yield')
  leader.dependents.delete(thread)
  release(thread)
}
