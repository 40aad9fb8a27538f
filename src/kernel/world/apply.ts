/**
 * One operation on a world: the call is made, and everybody who is moved by it runs until all is quiet again.
 */
import type { Answer, CallerSees } from './answer.ts'
import { setGroup, setSession } from './calls/group.ts'
import { kill, killThread, pidfdSend, queue } from './calls/kill.ts'
import { exec, exit, fork, setSubreaper, setUsers } from './calls/process.ts'
import { sigaction, sigpending, sigprocmask, sigtimedwait } from './calls/signal-state.ts'
import { wait } from './calls/wait.ts'
import { hasOpenSignal, makesProgress } from './deliver.ts'
import { Draft } from './draft.ts'
import type { Operation } from './operation.ts'
import { type CallOutcome, impossible } from './outcome.ts'
import { firstCome, type Schedule, settle } from './settle.ts'
import type { ProcessId, World } from './world.ts'

/** The world after an operation, and what it brought about. */
export interface Applied {
  readonly world: World
  readonly answer: Answer
}

/**
 * Plays an operation. An impossible one changes nothing. Where the kernel leaves open who runs first, `schedule`
 * chooses; the answer says how often that was so.
 */
export function apply(world: World, operation: Operation, schedule: Schedule = firstCome): Applied {
  const draft = new Draft(world)
  const outcome = begin(draft, operation)
  if (outcome.kind === 'impossible') {
    return { world, answer: { caller: outcome, events: [], choices: 0 } }
  }
  if (outcome.kind === 'returns') returnFrom(draft, operation.by, outcome)
  const choices = settle(draft, schedule)
  const caller = whatCallerSees(draft, operation.by)
  return { world: draft.finished(), answer: { caller, events: draft.events, choices } }
}

function begin(draft: Draft, operation: Operation): CallOutcome {
  const caller = draft.processes.get(operation.by)
  if (!caller) return impossible('no-such-process')
  if (caller.life.kind !== 'running' || caller.call) return impossible('not-running')
  return perform(draft, operation)
}

function perform(draft: Draft, operation: Operation): CallOutcome {
  switch (operation.call) {
    case 'fork':
      return fork(draft, operation)
    case 'execve':
      return exec(draft, operation)
    case 'exit_group':
      return exit(draft, operation)
    case 'rt_sigaction':
      return sigaction(draft, operation)
    case 'rt_sigprocmask':
      return sigprocmask(draft, operation)
    case 'rt_sigpending':
      return sigpending(draft, operation)
    case 'rt_sigtimedwait':
      return sigtimedwait(draft, operation)
    case 'kill':
      return kill(draft, operation)
    case 'tkill':
    case 'tgkill':
      return killThread(draft, operation)
    case 'rt_sigqueueinfo':
      return queue(draft, operation)
    case 'pidfd_send_signal':
      return pidfdSend(draft, operation)
    case 'wait4':
      return wait(draft, operation)
    case 'setpgid':
      return setGroup(draft, operation)
    case 'setsid':
      return setSession(draft, operation)
    case 'setresuid':
      return setUsers(draft, operation)
    case 'prctl':
      return setSubreaper(draft, operation)
  }
}

/** The caller is on its way back to user mode. With nothing to take on the way it is there before anybody else runs. */
function returnFrom(
  draft: Draft,
  caller: ProcessId,
  { result }: Extract<CallOutcome, { kind: 'returns' }>,
): void {
  const { life } = draft.process(caller)
  if (life.kind === 'ending') return
  draft.change(caller, { call: { kind: 'returning', result } })
  if (hasOpenSignal(draft, draft.process(caller))) draft.wake(caller)
  else makesProgress(draft, caller)
}

function whatCallerSees(draft: Draft, caller: ProcessId): CallerSees {
  for (const event of draft.events) {
    if (event.kind === 'returned' && event.process === caller) {
      return { kind: 'returned', result: event.result }
    }
  }
  const process = draft.processes.get(caller)
  if (process?.life.kind === 'stopped') return { kind: 'stopped' }
  return process?.call?.kind === 'sigwait' ? { kind: 'asleep' } : { kind: 'ended' }
}
