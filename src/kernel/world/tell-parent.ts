/**
 * SIGCHLD: how a parent hears of its children, and whether it wants them kept when they have ended.
 * kernel/signal.c: do_notify_parent(), do_notify_parent_cldstop()
 */
import type { ExitStatus } from '../exit-status.ts'
import type { Draft } from './draft.ts'
import { numberSeenBy } from './numbering.ts'
import { send } from './send.ts'
import { signalCodes } from './signal-queue.ts'
import type { Action, Process, ProcessId } from './world.ts'

const childChanged = 17
const resumed = 18

/** Tells the parent that the child has ended. True: nobody will wait for the child, it can go at once. */
export function tellOfEnd(draft: Draft, child: Process, status: ExitStatus): boolean {
  const { parent } = child
  if (parent === undefined) return false
  const { handler, noZombies } = chosenBy(draft, parent)
  if (handler !== 'ignore') tell(draft, parent, child, ...codeOf(status))
  return handler === 'ignore' || noZombies === true
}

/** Tells the parent that the child was stopped or goes on, if it wants to hear that. */
export function tellOfStop(draft: Draft, child: Process): void {
  const { parent, report } = child
  if (parent === undefined) return
  const { handler, noStops } = chosenBy(draft, parent)
  if (handler === 'ignore' || noStops) return
  const { stoppedBy } = report
  if (stoppedBy === undefined) tell(draft, parent, child, signalCodes.continued, resumed)
  else tell(draft, parent, child, signalCodes.stopped, stoppedBy)
}

function chosenBy(draft: Draft, parent: ProcessId): Action {
  return draft.process(parent).actions.get(childChanged) ?? { handler: 'default' }
}

function tell(draft: Draft, parent: ProcessId, child: Process, code: number, value: number): void {
  const info = { code, pid: numberSeenBy(draft, parent, child.id), uid: child.user.real, value }
  send(draft, parent, { by: undefined, call: 'kernel', signal: childChanged, info })
}

function codeOf(status: ExitStatus): [code: number, value: number] {
  switch (status.kind) {
    case 'exited':
      return [signalCodes.exited, status.code]
    case 'signaled':
      return [status.dumpedCore ? signalCodes.dumped : signalCodes.killed, status.signal]
    case 'stopped':
    case 'continued':
      throw new Error(`${status.kind} is no end`)
  }
}
