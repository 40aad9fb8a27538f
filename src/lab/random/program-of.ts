/**
 * An operation of the model as a program for the subject, and how to read its answer.
 * The manual page of each call; include/uapi/linux/wait.h, sched.h and prctl.h for the constants.
 */
import {
  numberFor,
  numberSeenBy,
  type Operation,
  type OperationOf,
  type World,
} from '../../kernel/world/index.ts'
import type { Answer } from '../subject/answer.ts'
import type { Result as CallResult } from '../subject/arguments.ts'
import { Program } from '../subject/program.ts'
import { signalInfo, signalSetSize, timespec } from '../subject/structures.ts'
import { actionBytes, setBytes, setFrom } from './encoded.ts'
import { type KernelResult, resultOf, waitResultOf } from './result-of.ts'

/** A program, and what its answer means. */
export interface Deed {
  readonly program: Program
  readonly read: (answer: Answer) => KernelResult
}

const waitOption = { noHang: 1, untraced: 2, continued: 8 } as const
const setChildSubreaper = 36
const masks = { block: 0, unblock: 1, set: 2 } as const

/** An operation that is a system call and nothing more. */
type PlainOperation = Exclude<Operation, { readonly call: 'fork' | 'execve' }>

/** The program that makes the operation's call, in a world in which it is possible. */
export function programOf(operation: PlainOperation, world: World): Deed {
  const program = new Program()
  const { by } = operation
  switch (operation.call) {
    case 'exit_group':
      return plain(program, program.call('exit_group', operation.code))
    case 'rt_sigaction': {
      const action = program.data(actionBytes(operation.action))
      const { signal } = operation
      return plain(program, program.call('rt_sigaction', signal, action, 0, signalSetSize))
    }
    case 'rt_sigprocmask': {
      const set = program.data(setBytes(operation.set))
      const how = masks[operation.how]
      return plain(program, program.call('rt_sigprocmask', how, set, 0, signalSetSize))
    }
    case 'rt_sigpending': {
      const space = program.space(signalSetSize)
      program.call('rt_sigpending', space, signalSetSize)
      return { program, read: (answer) => ({ kind: 'set', set: setFrom(answer.bytes(space)) }) }
    }
    case 'rt_sigtimedwait': {
      const set = program.data(setBytes(operation.set))
      const timeout = operation.forever ? 0 : program.data(timespec(0))
      return plain(program, program.call('rt_sigtimedwait', set, 0, timeout, signalSetSize))
    }
    case 'kill':
    case 'tkill':
      return plain(
        program,
        program.call(operation.call, numberOf(world, operation), operation.signal),
      )
    case 'tgkill': {
      const number = numberOf(world, operation)
      return plain(program, program.call('tgkill', number, number, operation.signal))
    }
    case 'rt_sigqueueinfo': {
      const { signal, code, value } = operation
      const uid = world.processes.get(by)?.user.real ?? 0
      const info = signalInfo({ signal, code, pid: numberSeenBy(world, by, by), uid, value })
      const number = numberOf(world, operation)
      return plain(program, program.call('rt_sigqueueinfo', number, signal, program.data(info)))
    }
    case 'pidfd_send_signal': {
      const descriptor = program.call('pidfd_open', numberSeenBy(world, by, operation.to), 0)
      const sent = program.call('pidfd_send_signal', descriptor, operation.signal, 0, 0)
      program.call('close', descriptor)
      return plain(program, sent)
    }
    case 'wait4': {
      const whom = numberFor(world, by, operation.whom) ?? 0
      const status = program.space(8)
      const { noHang, untraced, continued } = waitOption
      const options =
        noHang | (operation.stopped ? untraced : 0) | (operation.continued ? continued : 0)
      const waited = program.call('wait4', whom, status, options, 0)
      return {
        program,
        read: (answer) => waitResultOf(answer.value(waited), answer.bytes(status).readInt32LE(0)),
      }
    }
    case 'setpgid': {
      const whom = numberFor(world, by, operation.whom) ?? 0
      const group = numberFor(world, by, operation.group) ?? 0
      return plain(program, program.call('setpgid', whom, group))
    }
    case 'setsid':
      return plain(program, program.call('setsid'))
    case 'setresuid': {
      const { real, effective, saved } = operation.user
      return plain(program, program.call('setresuid', real, effective, saved))
    }
    case 'prctl':
      return plain(program, program.call('prctl', setChildSubreaper, operation.subreaper ? 1 : 0))
  }
}

/** A program whose answer is what one call returned. */
export function plain(program: Program, result: CallResult): Deed {
  return { program, read: (answer) => resultOf(answer.value(result)) }
}

function numberOf(
  world: World,
  { by, to }: OperationOf<'kill' | 'tkill' | 'tgkill' | 'rt_sigqueueinfo'>,
): number {
  const number = numberFor(world, by, to)
  if (number === undefined) throw new Error('an impossible operation cannot be made')
  return number
}
