/**
 * Sends one signal to a namespace's init, from the host or from inside. Inside means inside: the sender is a process of
 * that namespace, as one of `docker exec` is, and names its target as 1.  kill(2); setns(2), pid_namespaces(7)
 */
import type { Errno } from '../../kernel/index.ts'
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { text } from '../subject/structures.ts'

/** What kill(2) returned; `unobserved` when the sender died before it could say. */
export type Returned = 0 | Errno | 'unobserved'

const currentDirectory = -100
const readOnly = 0
const newPid = 0x2000_0000
/** The error numbers that kill(2) knows, the same on every architecture. */
const errors: Readonly<Record<number, Errno>> = { 1: 'EPERM', 3: 'ESRCH', 22: 'EINVAL' }

/** Node itself sends, by the number that its own namespace has for the process. */
export function sendFromHost(target: Puppet, signal: number): Returned {
  try {
    process.kill(target.pid, signal)
    return 0
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const known = Object.values(errors).find((each) => each === code)
    if (known === undefined) throw error
    return known
  }
}

/** A new process of the target's namespace sends to PID 1, and is gone again. */
export function sendFromInside(target: Puppet, signal: number): Returned {
  // It may enter the namespace and, without root, not come back; so it is another one than the outer puppet.
  const door = target.lane.outer.spawn()
  try {
    enter(door, target)
    return killOne(door.spawn(), signal)
  } finally {
    door.end()
  }
}

function killOne(sender: Puppet, signal: number): Returned {
  const program = new Program()
  const sent = program.call('kill', 1, signal)
  const outcome = sender.attempt(program)
  // A namespace whose init has ended is not gone before its last member is.
  sender.end()
  if (outcome.kind !== 'answered') return 'unobserved'
  const result = outcome.answer.value(sent)
  if (result === 0) return 0
  const errno = errors[-result]
  if (errno === undefined) throw new CallFailed('kill', result)
  return errno
}

/** The children of `door` from now on are born in the namespace whose init `init` is; nobody in it is their parent. */
function enter(door: Puppet, init: Puppet): void {
  const program = new Program()
  const path = program.data(text(`/proc/${init.pid}/ns/pid`))
  const opened = program.call('openat', currentDirectory, path, readOnly)
  const entered = program.call('setns', opened, newPid)
  program.call('close', opened)
  const answer = door.run(program)
  if (answer.value(opened) < 0) throw new CallFailed('openat', answer.value(opened))
  if (answer.value(entered) < 0) throw new CallFailed('setns', answer.value(entered))
}
