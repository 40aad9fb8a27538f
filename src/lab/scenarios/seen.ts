/**
 * What became of a process in one short code, said alike by the model (a ruling) and by the kernel (an outcome).
 */
import { fromWaitStatus, nameOf, type Ruling, type SignalName } from '../../kernel/index.ts'
import { counters } from '../../machine/subject-layout.ts'
import { table } from '../question-of.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'

/** `lives`, `handled`, `killed SIGKILL`, `stopped SIGSTOP`, `exited 3`, `trapped SIGTERM`, `EPERM` … */
export type Fared = string

/** The number of a signal in this machine's table. */
export function signalNamed(name: SignalName): number {
  const number = table.numberOf.get(name)
  if (number === undefined) throw new Error(`no ${name} in this table`)
  return number
}

/** The name of a signal, or its number. */
export function called(signal: number): string {
  return nameOf(table, signal) ?? String(signal)
}

/** What a ruling comes to for the target. */
export function fared({ fate, signal }: Pick<Ruling, 'fate' | 'signal'>): Fared {
  switch (fate) {
    case 'refused':
    case 'dropped':
    case 'merged':
    case 'pending':
    case 'discarded':
      return 'lives'
    case 'taken':
      return `taken ${called(signal)}`
    case 'trapped':
      return `trapped ${called(signal)}`
    case 'handled':
      return 'handled'
    case 'stopped':
      return `stopped ${called(signal)}`
    case 'dumped':
    case 'killed':
      return `killed ${called(signal)}`
  }
}

/** What the kernel let become of a puppet; asks it, when no outcome is given. Stopped puppets stay stopped. */
export function seen(puppet: Puppet, outcome: Outcome = puppet.attempt()): Fared {
  switch (outcome.kind) {
    case 'answered':
      return seenAlive(puppet)
    case 'stopped':
      return `stopped ${called(outcome.signal)}`
    case 'trapped':
      return `trapped ${called(outcome.status & 0xff)}`
    case 'died':
      return ended(outcome.waitStatus)
    case 'silent':
      return 'silent'
  }
}

/** Asks a puppet that has answered for the runs of its handler; with care, for it might still end. */
function seenAlive(puppet: Puppet): Fared {
  const outcome = puppet.attempt(countRuns)
  if (outcome.kind !== 'answered') return seen(puppet, outcome)
  return outcome.answer.view.readUInt32LE(0) > 0 ? 'handled' : 'lives'
}

const countRuns = new Program().viewing(counters)

/** A wait status as the same code. */
export function ended(waitStatus: number): Fared {
  const status = fromWaitStatus(waitStatus)
  switch (status.kind) {
    case 'exited':
      return `exited ${status.code}`
    case 'signaled':
      return `killed ${called(status.signal)}`
    case 'stopped':
      return `stopped ${called(status.signal)}`
    case 'continued':
      return 'continued'
  }
}

const errors = new Map([
  [1, 'EPERM'],
  [3, 'ESRCH'],
  [4, 'EINTR'],
  [5, 'EIO'],
  [10, 'ECHILD'],
  [11, 'EAGAIN'],
  [12, 'ENOMEM'],
  [22, 'EINVAL'],
  [27, 'EFBIG'],
  [32, 'EPIPE'],
])

/** `none`, or the error's name, of a system call's result. */
export function errno(result: number): string {
  return result >= 0 ? 'none' : (errors.get(-result) ?? `errno ${-result}`)
}
