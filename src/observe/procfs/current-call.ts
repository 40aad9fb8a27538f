/**
 * What a thread is doing in the kernel, as /proc/PID/task/TID/syscall has it: the number and arguments of its system call
 * while it sleeps. Reading it takes the rights of a debugger (PTRACE_MODE_ATTACH), but attaches to nothing.
 * proc_pid_syscall(5); lib/syscall.c: collect_syscall(); fs/proc/base.c: proc_pid_syscall()
 */

import { type Fact, known, unknown } from '../fact.ts'
import type { CurrentCall } from '../observation.ts'
import { type Reading, unreadFact } from './read.ts'

/** Reads the text; `undefined` when it is something else. */
export function parseCurrentCall(text: string): CurrentCall | undefined {
  if (text.startsWith('running')) return { kind: 'running' }
  const found = callText.exec(text)
  if (found === null) return undefined
  const [, number, firstArgument] = found
  if (number === '-1') return { kind: 'outside' }
  if (firstArgument === undefined) return undefined
  return { kind: 'call', number: Number(number), firstArgument: BigInt(firstArgument) }
}

/** What the text at `path` says, if it could be read. */
export function callFact(text: Reading<string>, path: string): Fact<CurrentCall> {
  if (!text.ok) return unreadFact(text)
  const call = parseCurrentCall(text.value)
  return call === undefined
    ? unknown('malformed', `${path}: ${text.value.slice(0, 80)}`)
    : known(call, path)
}

const callText = /^(-1|\d+) (?:(0x[\da-f]+) )?/
