/**
 * The numbers of a puppet: one process has one in every pid namespace it is seen from. pid_namespaces(7).
 */

/** Who a puppet is: fixed when it is born. */
export interface Identity {
  /** The thread id in the pid namespace of Node's /proc; of a leader, the process id. */
  readonly pid: number
  /** Its number in its own pid namespace. */
  readonly innerPid: number
  /** Its number in the pid namespace of its parent: what the parent may wait for. */
  readonly pidForParent: number
  /** Whether it is in a pid namespace below Node's. */
  readonly isNested: boolean
}
