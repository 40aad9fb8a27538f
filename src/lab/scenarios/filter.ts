/**
 * A seccomp filter for one system call.  seccomp(2), include/uapi/linux/seccomp.h
 */
import { syscallNumber } from '../../machine/syscall-numbers.ts'
import { architecture } from '../subject/here.ts'
import type { Program } from '../subject/program.ts'
import { type FilterInstruction, filterInstructions, words } from '../subject/structures.ts'

const setNoNewPrivileges = 38
const filterMode = 1
const allow = 0x7fff_0000

/** What a filter can say about a system call: SECCOMP_RET_… */
export const actions = {
  KILL_PROCESS: 0x8000_0000,
  KILL_THREAD: 0x0000_0000,
  TRAP: 0x0003_0000,
} as const
export type Action = keyof typeof actions

/** Adds calls that make the caller subject to a filter with `action` for this one call. */
export function filter(program: Program, name: 'getppid' | 'kill', action: number): Program {
  const loadNumber = 0x20
  const jumpIfEqual = 0x15
  const answer = 0x06
  const code: readonly FilterInstruction[] = [
    [loadNumber, 0, 0, 0],
    [jumpIfEqual, 0, 1, syscallNumber(architecture ?? 'x86-64', name)],
    [answer, 0, 0, action],
    [answer, 0, 0, allow],
  ]
  const head = program.data(words(code.length, 0))
  program.pointer(head, 8, program.data(filterInstructions(code)))
  program.call('prctl', setNoNewPrivileges, 1, 0, 0, 0)
  program.call('seccomp', filterMode, 0, head)
  return program
}
