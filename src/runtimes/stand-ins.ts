/**
 * Programs that a container runs as its first process only so that it stays up, while others do the work: none of them passes
 * a signal on, and whoever works behind it is never told.
 */

/** Whether a program of this name (comm) usually stands in for others. */
export function isStandIn(name: string): boolean {
  return standIns.has(name)
}

const standIns: ReadonlySet<string> = new Set(['tail', 'sleep', 'cat', 'tee', 'watch', 'yes'])
