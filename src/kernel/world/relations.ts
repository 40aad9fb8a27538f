/**
 * How sender and target stand to each other, and a process as the steps of the decision look at it.
 * kernel/signal.c: send_signal_locked(); kernel/exit.c: will_become_orphaned_pgrp()
 */

import { plainSending, plainThread } from '../plain.ts'
import type { Call, Relation, Sending } from '../sending.ts'
import { noSignals } from '../signal-set.ts'
import type { Target } from '../target.ts'
import { namespaceOf, numberIn } from './numbering.ts'
import { pendingIn } from './signal-queue.ts'
import type { Process, ProcessId, World } from './world.ts'

/** Where the sender stands, seen from the target's namespace. */
export function relationOf(world: World, sender: ProcessId, target: ProcessId): Relation {
  if (sender === target) return 'self'
  const home = namespaceOf(world, target)
  const sendersHome = namespaceOf(world, sender)
  if (home === sendersHome) return 'inside'
  if (numberIn(world, home, sender) > 0) return 'descendant'
  return numberIn(world, sendersHome, target) > 0 ? 'ancestor' : 'unrelated'
}

/** What the steps are told about the sender; `undefined` is the kernel itself. */
export function sendingOf(
  world: World,
  by: Process | undefined,
  to: Process,
  call: Call,
  claimsKernel: boolean,
): Sending {
  if (!by) return { ...plainSending, call, from: 'kernel' }
  const { real, effective } = by.user
  return {
    call,
    from: relationOf(world, by.id, to.id),
    user: { real, effective, capKill: effective === 0 },
    sameSession: by.session === to.session,
    thread: 0,
    claimsKernel,
    queueFull: false,
  }
}

/** What the steps are told about the target. */
export function targetOf(world: World, process: Process): Target {
  const { call, blocked, user, life } = process
  const waiting = call?.kind === 'sigwait' ? call : undefined
  return {
    init: world.namespaces.has(process.id) ? 'namespace' : 'no',
    ignored: process.ignored,
    caught: process.caught,
    threads: [
      {
        ...plainThread,
        blocked,
        realBlocked: waiting?.blocked ?? noSignals,
        awaited: waiting?.awaited ?? noSignals,
        pending: pendingIn(process.own),
      },
    ],
    pending: pendingIn(process.shared),
    life: life.kind === 'running' || life.kind === 'stopped' ? life.kind : 'exiting',
    orphanedGroup: isOrphaned(world, process.group),
    user: { real: user.real, saved: user.saved },
    signalfd: noSignals,
  }
}

/** Nobody in the group has a parent in another group of the session. One member can be left out of the count. */
export function isOrphaned(world: World, group: ProcessId, except?: ProcessId): boolean {
  const members = world.groups.get(group) ?? []
  return members.every((id) => {
    const member = world.processes.get(id)
    const parent = world.processes.get(member?.parent ?? Number.NaN)
    if (!member || !parent || id === except || member.life.kind === 'zombie') return true
    return parent.group === group || parent.session !== member.session
  })
}
