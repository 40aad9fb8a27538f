/**
 * An operation of the model as a program for the subject, and how to read its answer.
 * The manual page of each call; include/uapi/linux/wait.h, sched.h and prctl.h for the constants.
 */
import { numberFor, numberSeenBy, type Operation, type World } from '../../kernel/world/index.ts'
import { deskWords } from '../../machine/subject-layout.ts'
import type { Answer } from '../subject/answer.ts'
import type { Result as CallResult } from '../subject/arguments.ts'
import type { Ends } from '../subject/channel.ts'
import { Program } from '../subject/program.ts'
import { signalInfo, signalSetSize, text, timespec } from '../subject/structures.ts'
import { actionBytes, setBytes, setFrom } from './encoded.ts'
import { type KernelResult, resultOf, waitResultOf } from './result-of.ts'

/** A program, and what its answer means. */
export interface Deed {
  readonly program: Program
  readonly read: (answer: Answer) => KernelResult
}

/** What a program needs to know besides the operation. */
export interface Circumstances {
  readonly world: World
  /** The caller's channel. */
  readonly own: Ends
  /** The channel a child will have, for fork. */
  readonly child: Ends | undefined
  /** A process of the namespace a child shall be born in, as Node's /proc numbers it. */
  readonly neighbour: number | undefined
}

const currentDirectory = -100
const cloneNewPid = 0x2000_0000
const signalChild = 17
const readOnly = 0
const waitOption = { noHang: 1, untraced: 2, continued: 8 } as const
const setChildSubreaper = 36
const masks = { block: 0, unblock: 1, set: 2 } as const

/** The program that makes the operation's call. */
export function programOf(operation: Operation, circumstances: Circumstances): Deed {
  const program = new Program()
  const { world, own, child } = circumstances
  const { by } = operation
  switch (operation.call) {
    case 'fork': {
      if (!child) throw new Error('a child needs a channel')
      const successor = deskWords({ input: child.requestRead, output: child.replyWrite, slot: 0 })
      const isJoining = typeof operation.into === 'object'
      if (isJoining) enter(program, `/proc/${circumstances.neighbour}/ns/pid`)
      const flags = signalChild | (operation.into === 'new' ? cloneNewPid : 0)
      const born = program.become(successor, 'clone', flags)
      if (isJoining) enter(program, '/proc/self/ns/pid')
      return plain(program, born)
    }
    case 'execve': {
      program.call('dup3', own.requestRead, 0, 0)
      program.call('dup3', own.replyWrite, 1, 0)
      const nothing = program.data(new Uint8Array(8))
      return plain(
        program.unanswered(),
        program.call('execve', program.data(text('/proc/self/exe')), nothing, nothing),
      )
    }
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

function plain(program: Program, result: CallResult): Deed {
  return { program, read: (answer) => resultOf(answer.value(result)) }
}

/** Children are born in that namespace from here on. */
function enter(program: Program, path: string): void {
  const file = program.call('openat', currentDirectory, program.data(text(path)), readOnly, 0)
  program.call('setns', file, cloneNewPid)
  program.call('close', file)
}

function numberOf(
  world: World,
  operation: Extract<Operation, { readonly to: unknown; readonly call: string }> & {
    readonly to: Parameters<typeof numberFor>[2]
  },
): number {
  const number = numberFor(world, operation.by, operation.to)
  if (number === undefined) throw new Error('an impossible operation cannot be made')
  return number
}
