/**
 * What a parent hears when its child ends, and whether a zombie waits for it.  kernel/signal.c: do_notify_parent();
 * wait(2) "NOTES", sigaction(2) SA_NOCLDWAIT, clone(2) "The child termination signal"
 */
import { has } from './signal-set.ts'
import type { SignalTable } from './signal-table.ts'
import type { Target } from './target.ts'

/** A child that ends. */
export interface EndingChild {
  /** The signal its creator chose, 0 for none; fork(2) chooses SIGCHLD. */
  readonly exitSignal: number
  /** `gone`: the process that chose has executed another program, or ended and left the child to a new parent. */
  readonly chooser: 'there' | 'gone'
}

/** The parent, with the one flag of its SIGCHLD action that counts. */
export interface Parent {
  readonly target: Target
  /** SA_NOCLDWAIT is set. */
  readonly noWait: boolean
}

/** What the end of a child comes to. */
export interface ChildEnd {
  /** The signal sent to the parent, as by the origin `child-end`; undefined when none is. */
  readonly signal: number | undefined
  /** The child is gone at once; wait(2) finds nothing and fails with ECHILD. */
  readonly reapsItself: boolean
}

/** What the end of `child` comes to for `parent`. */
export function childEnd(child: EndingChild, parent: Parent, table: SignalTable): ChildEnd {
  const childSignal = table.numberOf.get('SIGCHLD')
  const chosen = child.chooser === 'gone' ? childSignal : child.exitSignal
  const isUsual = chosen === childSignal
  const isIgnored = isUsual && chosen !== undefined && has(parent.target.ignored, chosen)
  return {
    signal: chosen === 0 || isIgnored ? undefined : chosen,
    reapsItself: isIgnored || (isUsual && parent.noWait),
  }
}
