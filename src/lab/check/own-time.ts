/**
 * How old a program is by its own clock: the time it had on a processor, and the time it slept. What it spent waiting for a
 * processor on a busy machine is not its fault.  proc_pid_stat(5)
 */
import { type Activity, activityOf } from './activity.ts'

const millisecondsPerTick = 10

export class OwnTime {
  private readonly pid: number
  private readonly first: Activity | undefined
  private last: { readonly isBusy: boolean; readonly at: number }
  private ticks = 0
  private asleep = 0

  /** Counts from now. */
  constructor(pid: number) {
    this.pid = pid
    this.first = activityOf(pid)
    this.last = { isBusy: this.first?.isBusy ?? true, at: performance.now() }
  }

  /** Its age in milliseconds; to be asked often, since only what is seen is counted. */
  now(): number {
    const seen = activityOf(this.pid)
    const at = performance.now()
    if (seen !== undefined && this.first !== undefined) {
      this.ticks = Math.max(this.ticks, seen.ticks - this.first.ticks)
      if (!seen.isBusy && !this.last.isBusy) this.asleep += at - this.last.at
      this.last = { isBusy: seen.isBusy, at }
    }
    return Math.round(this.ticks * millisecondsPerTick + this.asleep)
  }
}
