/**
 * The sender's program for a case: the call, with the numbers that the target has where the sender stands.
 * kill(2), tgkill(2), rt_sigqueueinfo(2), pidfd_open(2), pidfd_send_signal(2)
 */
import type { Case } from '../case.ts'
import type { Result } from '../subject/arguments.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { signalInfo } from '../subject/structures.ts'
import type { Cast } from './stage.ts'

/** A program, and the result of the call in question. */
export interface Sending {
  readonly program: Program
  readonly result: Result
}

const codeQueue = -1
const codeKernel = 0x80

/** Builds the call. `thread` is addressed; `pidfd` is a descriptor that the sender has already, where it has one. */
export function sendingOf(row: Case, cast: Cast, thread: Puppet, pidfd?: number): Sending {
  const program = new Program()
  const { signal } = row
  const leader = numberOf(cast.target, cast, row)
  const addressed = numberOf(thread, cast, row)
  const info = () => {
    const code = row.siginfo === 'kernel' ? codeKernel : codeQueue
    return program.data(signalInfo({ signal, code, pid: cast.sender.innerPid }))
  }
  switch (row.call) {
    case 'kill':
      return { program, result: program.call('kill', addressed, signal) }
    case 'kill-group': {
      const isMember = row.from === 'descendant' || row.from === 'unrelated'
      return { program, result: program.call('kill', isMember ? 0 : -leader, signal) }
    }
    case 'tkill':
      return { program, result: program.call('tkill', addressed, signal) }
    case 'tgkill':
      return { program, result: program.call('tgkill', leader, addressed, signal) }
    case 'rt_sigqueueinfo':
      return { program, result: program.call('rt_sigqueueinfo', addressed, signal, info()) }
    case 'rt_tgsigqueueinfo': {
      const result = program.call('rt_tgsigqueueinfo', leader, addressed, signal, info())
      return { program, result }
    }
    case 'pidfd_send_signal': {
      const descriptor = pidfd ?? program.call('pidfd_open', leader, 0)
      const siginfo = row.siginfo === 'kernel' ? info() : 0
      const result = program.call('pidfd_send_signal', descriptor, signal, siginfo, 0)
      program.call('close', descriptor)
      return { program, result }
    }
  }
}

/** Opens a pidfd of the target before it is gone, or before the sender is where it could not; its number. */
export function openPidfd(by: Puppet, target: Puppet): number {
  const number = by.isNested ? target.innerPid : target.pid
  return by.call('pidfd_open', number, 0)
}

/** Whether the kernel has pidfds, and lets this process have one. */
export function hasPidfd(outer: Puppet): boolean {
  const descriptor = openPidfd(outer, outer)
  return descriptor >= 0 && outer.call('close', descriptor) === 0
}

/** Outside of the target's namespace it has the outer number; below it none at all, and the outer one names nobody. */
function numberOf(thread: Puppet, { sender }: Cast, { from }: Case): number {
  const isBeside = from === 'inside' || from === 'self'
  return isBeside && sender.isNested ? thread.innerPid : thread.pid
}
