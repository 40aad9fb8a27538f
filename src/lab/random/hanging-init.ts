/**
 * An operation that must never be played on a kernel. The init of a namespace ends only when all other numbers of the
 * namespace are free, and a number is not free while a process group is named after it. An init that has joined such a
 * group therefore waits for itself: it can never end, and nothing can kill it (seen on Linux 6.18).
 * kernel/pid_namespace.c: zap_pid_ns_processes(); kernel/pid.c: __change_pid()
 */
import { numberFor, numberSeenBy, type Operation, type World } from '../../kernel/world/index.ts'

/** Whether the operation asks to put an init into a group named after somebody else in its namespace. */
export function wouldHang(world: World, operation: Operation): boolean {
  const { by } = operation
  if (operation.call !== 'setpgid' || !world.processes.has(by)) return false
  const self = numberSeenBy(world, by, by)
  const whom = numberFor(world, by, operation.whom) || self
  const group = numberFor(world, by, operation.group) || whom
  if (group === whom) return false
  for (const init of world.namespaces.keys()) {
    if (numberSeenBy(world, by, init) !== whom) continue
    for (const [id, { namespaces }] of world.numbers) {
      if (numberSeenBy(world, by, id) === group && namespaces.includes(init)) return true
    }
  }
  return false
}
