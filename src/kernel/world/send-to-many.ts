/**
 * Sends one signal to several processes.  kernel/signal.c: __kill_pgrp_info(), kill_something_info()
 */
import type { Errno } from '../step.ts'
import type { Draft } from './draft.ts'
import { numberSeenBy } from './numbering.ts'
import { type Dispatch, infoFor, send } from './send.ts'
import type { ProcessId } from './world.ts'

/** To all of a group, zombies included. It succeeds when it does for one; else the last error, ESRCH if nobody is there. */
export function sendToGroup(draft: Draft, group: ProcessId, dispatch: Dispatch): Errno | undefined {
  const members = draft.groups.get(group) ?? []
  const errors = sendToEach(draft, members, dispatch)
  return errors.includes(undefined) ? undefined : (errors.at(-1) ?? 'ESRCH')
}

/**
 * To everybody that the sender's namespace has a number for, but itself and its init. The last error counts, unless it
 * is EPERM.
 */
export function sendToEveryone(draft: Draft, dispatch: Dispatch): Errno | undefined {
  const { by } = dispatch
  if (by === undefined) throw new Error('the kernel sends to nobody in particular')
  const others = [...draft.processes.keys()].filter(
    (id) => id !== by && numberSeenBy(draft, by, id) > 1,
  )
  const errors = sendToEach(draft, others, dispatch)
  return others.length === 0 ? 'ESRCH' : errors.filter((errno) => errno !== 'EPERM').at(-1)
}

/** All receive one siginfo: once it was made to name nobody, for a target that cannot see the sender, it stays so. */
function sendToEach(
  draft: Draft,
  targets: readonly ProcessId[],
  dispatch: Dispatch,
): (Errno | undefined)[] {
  let { info } = dispatch
  return targets.map((to) => {
    const errno = send(draft, to, { ...dispatch, info })
    if (errno === undefined && dispatch.signal !== 0)
      info = infoFor(draft, to, { ...dispatch, info })
    return errno
  })
}
