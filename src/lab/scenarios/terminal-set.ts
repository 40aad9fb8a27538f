/**
 * A terminal of the scenario's own: the master end in a process outside, the slave as the controlling terminal of a
 * session.  pty(7), ioctl_tty(2)
 */
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { pollDescriptors, text, timespec } from '../subject/structures.ts'

const currentDirectory = -100
const readWrite = 0o2
const noControl = 0o400
const pollIn = 1
/** include/uapi/asm-generic/ioctls.h */
const setLock = 0x4004_5431
const getPeer = 0x5441
const setControlling = 0x540e
const setForeground = 0x5410
const setWindowSize = 0x5414

/** What is typed to send a signal, as a fresh terminal has it. */
export const keys = { interrupt: '\x03', quit: '\x1c', suspend: '\x1a' } as const

/** The master end, held by one process. */
export interface Terminal {
  readonly holder: Puppet
  readonly master: number
}

/** Opens a terminal in `holder`; what it clones later inherits the master. */
export function openTerminal(holder: Puppet): Terminal | undefined {
  const program = new Program()
  const unlocked = program.data(new Uint8Array(4))
  const master = program.call(
    'openat',
    currentDirectory,
    program.data(text('/dev/ptmx')),
    readWrite | noControl,
    0,
  )
  program.call('ioctl', master, setLock, unlocked)
  const number = holder.run(program).value(master)
  return number < 0 ? undefined : { holder, master: number }
}

/** Makes `leader`, who must not lead a group, the leader of a session on this terminal; returns its descriptor. */
export function lead(leader: Puppet, { master }: Terminal): number {
  const program = new Program()
  program.call('setsid')
  const slave = program.call('ioctl', master, getPeer, readWrite | noControl)
  const controls = program.call('ioctl', slave, setControlling, 0)
  program.call('close', master)
  const answer = leader.run(program)
  if (answer.value(controls) < 0) throw new CallFailed('ioctl', answer.value(controls))
  return answer.value(slave)
}

/** Lets `by`, a member of the session, put a group into the foreground. */
export function bringForward(by: Puppet, slave: number, group: number): number {
  const program = new Program()
  const number = program.data(Uint8Array.of(group & 0xff, group >> 8, 0, 0))
  const set = program.call('ioctl', slave, setForeground, number)
  return by.run(program).value(set)
}

/** Types a key. The terminal echoes it after it has sent the signal, so that is waited for. */
export function type({ holder, master }: Terminal, key: string): void {
  const program = new Program()
  const polled = program.space(pollDescriptors({ descriptor: master, events: pollIn }))
  const echo = program.space(64)
  program.call('write', master, program.data(Buffer.from(key)), 1)
  program.call('ppoll', polled, 1, program.data(timespec(2000)), 0, 8)
  const read = program.call('read', master, echo, 64)
  const count = holder.run(program).value(read)
  if (count < 0) throw new CallFailed('read', count)
}

/** Changes the size of the window. */
export function resize({ holder, master }: Terminal): void {
  const program = new Program()
  program.call('ioctl', master, setWindowSize, program.data(Uint8Array.of(7, 0, 9, 0, 0, 0, 0, 0)))
  holder.run(program)
}

/** Hangs up: closes the only master. */
export function hangUp({ holder, master }: Terminal): void {
  holder.call('close', master)
}
