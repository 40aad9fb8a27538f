/**
 * Clones a thread: same memory, same handlers, its own desk, stack and channel. clone(2) CLONE_THREAD.
 */
import { deskWords, slots, stackTop } from '../../machine/subject-layout.ts'
import { CallFailed } from './errors.ts'
import { Program } from './program.ts'
import { Puppet } from './puppet.ts'
import { askName, pidIn } from './spawn.ts'
import { signalSet, signalSetSize } from './structures.ts'

/** How a thread is born. */
export interface ThreadOptions {
  /** Its signal mask; its creator's when left out. */
  readonly blocked?: bigint
}

/** CLONE_VM | FS | FILES | SIGHAND | THREAD | SYSVSEM, as pthread_create uses them. */
const threadFlags = 0x100 | 0x200 | 0x400 | 0x800 | 0x1_0000 | 0x4_0000
const setMask = 2

/** Clones a thread of `creator`'s process. Throws when the kernel refuses. */
export function spawnThread(creator: Puppet, options: ThreadOptions): Puppet {
  const { lane, leader } = creator
  const slot = freeSlot(leader)
  const channel = lane.takeChannel()
  const { requestRead, replyWrite } = channel.ends
  const cloning = new Program()
  const successor = deskWords({ input: requestRead, output: replyWrite, slot })
  const born = cloning.become(successor, 'clone', threadFlags, stackTop(slot))
  const innerPid = creator.run(cloning).value(born)
  if (innerPid < 0) {
    lane.giveBack(channel)
    throw new CallFailed('clone', innerPid)
  }
  const first = new Program()
  if (options.blocked !== undefined) {
    first.call('rt_sigprocmask', setMask, first.data(signalSet(options.blocked)), 0, signalSetSize)
  }
  const name = leader.isNested ? askName(first, '/proc/thread-self') : undefined
  channel.post(first, slot)
  const answer = channel.take()
  const pid = name ? pidIn(answer.bytes(name)) : innerPid
  const identity = { pid, innerPid, pidForParent: innerPid, isNested: leader.isNested }
  return new Puppet(lane, { parent: leader, leader, slot }, channel, identity)
}

function freeSlot(leader: Puppet): number {
  const taken = new Set(
    [...leader.dependents].filter((d) => d.leader === leader).map((d) => d.slot),
  )
  for (let slot = 1; slot < slots.count; slot++) if (!taken.has(slot)) return slot
  throw new Error(`a process has room for ${slots.count - 1} further threads`)
}
