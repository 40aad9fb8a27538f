/**
 * What /proc says about a process at this moment: its state, fields of its status, its group and session. Numbers are
 * those of Node's own PID namespace.  proc_pid_stat(5), proc_pid_status(5)
 */
import { readdirSync, readFileSync } from 'node:fs'

const states = {
  R: 'running',
  S: 'sleeping',
  D: 'in the kernel',
  T: 'stopped',
  t: 'traced',
  Z: 'zombie',
  X: 'dead',
} as const

/** The state of a process, or `gone`. */
export type ProcState = (typeof states)[keyof typeof states] | 'gone'

/** The state of a thread. */
export function procState(pid: number): ProcState {
  const letter = statFields(pid)?.[0]
  return letter === undefined ? 'gone' : (states[letter as keyof typeof states] ?? 'running')
}

/** Parent, process group and session; undefined when there is no such process. */
export function procKin(
  pid: number,
): { readonly parent: number; readonly group: number; readonly session: number } | undefined {
  const fields = statFields(pid)
  if (!fields) return undefined
  const [, parent, group, session] = fields.map(Number)
  return { parent: parent ?? 0, group: group ?? 0, session: session ?? 0 }
}

/** Whether a process is on its way out, a zombie included: PF_EXITING. */
export function isExiting(pid: number): boolean {
  const exiting = 0x4
  return (Number(statFields(pid)?.[6] ?? 0) & exiting) !== 0
}

/** One field of its status; empty when there is none. */
export function statusOf(pid: number, field: string): string {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'latin1')
      .split('\n')
      .find((one) => one.startsWith(`${field}:`))
    return line?.slice(field.length + 1).trim() ?? ''
  } catch {
    return ''
  }
}

/** A mask of its status, such as SigBlk; bit n − 1 is signal n. */
export function maskIn(
  pid: number,
  field: 'SigBlk' | 'SigIgn' | 'SigCgt' | 'SigPnd' | 'ShdPnd',
): bigint {
  return BigInt(`0x${statusOf(pid, field) || '0'}`)
}

/** Waits until a process has that many threads; how many it then has. */
export function threadsOf(pid: number, awaited: number): number {
  becomes(() => Number(statusOf(pid, 'Threads')) === awaited)
  return Number(statusOf(pid, 'Threads'))
}

/** All members of a process group. */
export function membersOf(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => procKin(pid)?.group === group)
}

/** Looks until it is so, or for so many milliseconds; whether it became so. */
export function becomes(isSo: () => boolean, limit: number = 2000): boolean {
  const deadline = performance.now() + limit
  while (!isSo()) {
    if (performance.now() > deadline) return false
    Atomics.wait(pause, 0, 0, 0.2)
  }
  return true
}

const pause = new Int32Array(new SharedArrayBuffer(4))

function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
