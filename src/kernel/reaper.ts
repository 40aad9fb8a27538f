/**
 * Who gets the children of a process that ends: its nearest ancestor in the same PID namespace that asked for orphans,
 * else the init of that namespace. The namespace is the dying process's own, not the children's: what nsenter(1) left
 * inside goes to the outside.  kernel/exit.c: find_new_reaper(); prctl(2) PR_SET_CHILD_SUBREAPER
 */

/** An ancestor of the dying process. */
export interface Ancestor {
  /** How deep its PID namespace is; 0 is the initial one. */
  readonly level: number
  /** It called prctl(PR_SET_CHILD_SUBREAPER). */
  readonly isSubreaper: boolean
}

/**
 * The new parent of the children of a process at `level` that ends: an index into its ancestors (nearest first, the living
 * ones), or the init of its namespace.
 */
export function reaperOf(level: number, ancestors: readonly Ancestor[]): number | 'init' {
  for (const [index, ancestor] of ancestors.entries()) {
    if (ancestor.level !== level) break
    if (ancestor.isSubreaper) return index
  }
  return 'init'
}
