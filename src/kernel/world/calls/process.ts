/**
 * Calls that make, change and end processes.  kernel/fork.c: copy_process(); fs/exec.c: begin_new_exec();
 * kernel/sys.c: __sys_setresuid(), PR_SET_CHILD_SUBREAPER; kernel/nsproxy.c: setns()
 */
import { afterExec } from '../actions.ts'
import type { Draft } from '../draft.ts'
import { joinGroup } from '../groups.ts'
import { giveNumbers, namespaceOf, numberSeenBy } from '../numbering.ts'
import type { OperationOf } from '../operation.ts'
import { type CallOutcome, fails, impossible, returns } from '../outcome.ts'
import { nothingToReport } from '../report.ts'
import { doom } from '../send.ts'
import { noQueue } from '../signal-queue.ts'
import type { Process, ProcessId } from '../world.ts'

/** A child: dispositions, mask, group, session and users are its parent's, queued signals are not. */
export function fork(draft: Draft, { by, child, into }: OperationOf<'fork'>): CallOutcome {
  if (draft.numbers.has(child)) return impossible('name-taken')
  if (typeof into === 'object' && !draft.processes.has(into.namespaceOf)) {
    return impossible('no-such-process')
  }
  const parent = draft.process(by)
  if (into !== 'own' && !isPrivileged(parent)) return fails('EPERM')
  const home = namespaceOf(draft, by)
  const namespace = typeof into === 'object' ? namespaceOf(draft, into.namespaceOf) : home
  if (!(draft.numbers.get(namespace)?.namespaces ?? []).includes(home)) return fails('EINVAL')
  if (!giveNumbers(draft, child, namespace, into === 'new')) return fails('ENOMEM')
  draft.processes.set(child, bornOf(parent, child))
  draft.change(by, { children: [...parent.children, child] })
  joinGroup(draft, child, parent.group)
  draft.happened({ kind: 'forked', process: child, parent: by })
  return returns(numberSeenBy(draft, by, child))
}

/** Another program: handlers are gone; what is ignored, blocked or queued stays. */
export function exec(draft: Draft, { by }: OperationOf<'execve'>): CallOutcome {
  const process = draft.process(by)
  const { real, effective } = process.user
  const user = { real, effective, saved: effective }
  draft.change(by, { ...afterExec(process), user, hasExeced: true })
  return returns(0)
}

/** The caller ends. */
export function exit(draft: Draft, { by, code }: OperationOf<'exit_group'>): CallOutcome {
  doom(draft, by, { kind: 'exited', code: code & 0xff })
  return { kind: 'ends' }
}

/** Anything for who has the rights of user 0, else only what one of the three is already. */
export function setUsers(draft: Draft, { by, user }: OperationOf<'setresuid'>): CallOutcome {
  const process = draft.process(by)
  const has = Object.values(process.user)
  const mayTake = Object.values(user).every((id) => has.includes(id))
  if (!isPrivileged(process) && !mayTake) return fails('EPERM')
  draft.change(by, { user })
  return returns(0)
}

/** Whether the caller takes in the orphans below it. */
export function setSubreaper(draft: Draft, { by, subreaper }: OperationOf<'prctl'>): CallOutcome {
  draft.change(by, { isSubreaper: subreaper })
  return returns(0)
}

/** Capabilities follow the effective user here. */
function isPrivileged({ user }: Process): boolean {
  return user.effective === 0
}

function bornOf(parent: Process, id: ProcessId): Process {
  return {
    ...parent,
    id,
    parent: parent.id,
    children: [],
    leadsSession: false,
    hasExeced: false,
    isSubreaper: false,
    shared: noQueue,
    own: noQueue,
    life: { kind: 'running' },
    call: undefined,
    frames: [],
    report: nothingToReport,
  }
}
