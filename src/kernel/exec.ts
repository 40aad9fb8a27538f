/**
 * What exec leaves of a process as far as signals go: handlers become the default, everything else stays, the protection
 * of an init too.  kernel/signal.c: flush_signal_handlers(); fs/exec.c: de_thread(); execve(2), signal(7)
 */
import { noSignals } from './signal-set.ts'
import type { Target } from './target.ts'

/** The target after thread `thread` has executed another program: the only thread left, with the process's number. */
export function afterExec(target: Target, thread: number): Target {
  const survivor = target.threads[thread]
  if (!survivor) throw new RangeError(`the target has no thread ${thread}`)
  return { ...target, caught: noSignals, threads: [survivor] }
}
