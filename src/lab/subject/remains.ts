/**
 * What is left of a lane whose outer puppet was killed: its descendants die of it a moment later, and are
 * reaped by whoever adopts them. proc_pid_stat(5).
 */
import { readFileSync } from 'node:fs'
import type { Puppet } from './puppet.ts'

const limit = 5000

/** Waits until no puppet below `outer` runs any more; for some seconds at most. */
export async function untilAllAreDead(outer: Puppet, name: string): Promise<void> {
  const deadline = performance.now() + limit
  const running = descendantsOf(outer).filter((pid) => runs(pid, name))
  while (running.some((pid) => runs(pid, name)) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

function descendantsOf(puppet: Puppet): readonly number[] {
  return [...puppet.dependents].flatMap((one) => [one.pid, ...descendantsOf(one)])
}

/** Whether `pid` is a process called `name`, and no zombie. */
function runs(pid: number, name: string): boolean {
  try {
    return new RegExp(`\\(${name}\\) [^ZX]`).test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
