/**
 * Process groups: who belongs to which, and what happens when nobody is left who could resume a stopped one.
 * kernel/pid.c: attach_pid(), change_pid(); kernel/exit.c: kill_orphaned_pgrp()
 */
import type { Draft } from './draft.ts'
import { freeNumbers } from './numbering.ts'
import { isOrphaned } from './relations.ts'
import { sendToGroup } from './send-to-many.ts'
import { signalCodes } from './signal-queue.ts'
import type { Process, ProcessId } from './world.ts'

const hangUp = 1
const resume = 18

/** Puts a process into a group, which need not have existed. */
export function joinGroup(draft: Draft, id: ProcessId, group: ProcessId): void {
  draft.groups.set(group, [id, ...(draft.groups.get(group) ?? [])])
}

/** Takes a process out of a group, which may end with it. */
export function leaveGroup(draft: Draft, id: ProcessId, group: ProcessId): void {
  const others = (draft.groups.get(group) ?? []).filter((member) => member !== id)
  if (others.length > 0) draft.groups.set(group, others)
  else draft.groups.delete(group)
}

/** Moves a process to another group, and to another session when one is given. */
export function move(draft: Draft, id: ProcessId, group: ProcessId, session?: ProcessId): void {
  const before = draft.process(id)
  if (before.group !== group) {
    leaveGroup(draft, id, before.group)
    joinGroup(draft, id, group)
  }
  draft.change(id, { group, session: session ?? before.session })
  freeNumbers(draft, before.group)
  freeNumbers(draft, before.session)
}

/**
 * A process ends, or its parent does: if it was its group's last link to the rest of the session, and somebody in the
 * group is stopped, all of the group get SIGHUP and SIGCONT from the kernel.
 */
export function hangUpOrphans(
  draft: Draft,
  process: Process,
  lost: 'itself' | { readonly parent: ProcessId },
): void {
  const parent = draft.processes.get(
    (lost === 'itself' ? process.parent : lost.parent) ?? Number.NaN,
  )
  if (!parent || parent.group === process.group || parent.session !== process.session) return
  if (!isOrphaned(draft, process.group, lost === 'itself' ? process.id : undefined)) return
  const members = draft.groups.get(process.group) ?? []
  if (!members.some((id) => draft.process(id).life.kind === 'stopped')) return
  for (const signal of [hangUp, resume]) {
    const info = { code: signalCodes.kernel, pid: 0, uid: 0, value: 0 }
    sendToGroup(draft, process.group, { by: undefined, call: 'kernel', signal, info })
  }
}
