/**
 * The letter that procfs prints for a thread's state, from the bits it is made of.
 * include/linux/sched.h: __task_state_index(); fs/proc/array.c: task_state_array
 */

/** Character code of the letter. */
export function stateLetter(state: number, exitState: number): number {
  if ((state & idle) === idle) return letters[8] ?? 0
  // Asleep on a lock of PREEMPT_RT, or frozen the old way.
  if ((state & (lockWait | frozen)) !== 0) return letters[2] ?? 0
  return letters[32 - Math.clz32((state | exitState) & reported)] ?? 0
}

const letters = Uint8Array.from('RSDTtXZPI', (letter) => letter.charCodeAt(0))

const idle = 0x402
const lockWait = 0x1000
const frozen = 0x8000
const reported = 0x7f
