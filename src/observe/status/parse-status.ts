/**
 * The text of /proc/PID/status (or of a thread's) as facts, whatever source it came from. What a cut, old, foreign or
 * damaged text does not say whole is unknown.  proc_pid_status(5); fs/proc/array.c: proc_pid_status()
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { factOf, onlyField, type Place } from './field-facts.ts'
import { fieldsOf, type StatusFields } from './fields.ts'
import { type MaskFacts, maskFactsOf, noneOf } from './mask-facts.ts'
import { nameIn } from './name.ts'
import { capabilities, columns, decimal, flag, queue, seccomp, state, userIds } from './values.ts'

/** What a status text alone can tell. */
export interface StatusFacts
  extends Pick<
    Observation,
    | 'name'
    | 'state'
    | 'pid'
    | 'parent'
    | 'tracer'
    | 'users'
    | 'namespacePids'
    | 'namespaceGroups'
    | 'namespaceSessions'
    | 'isKernelThread'
    | 'isDumpingCore'
    | 'threadCount'
    | 'queue'
    | 'capabilities'
    | 'noNewPrivileges'
    | 'seccomp'
  > {
  /** The process the task belongs to; equal to `pid` for a leader. */
  readonly threadGroup: Fact<number>
  /** The same in every namespace. */
  readonly namespaceThreadGroups: Fact<readonly number[]>
  readonly masks: MaskFacts
}

/** Reads a status text as the kernel prints it; `where` names it in the facts, such as `/proc/1/status`. */
export function parseStatus(text: string, where: string): StatusFacts {
  return statusFactsOf(fieldsOf(text), (key) => `${where} ${key}`)
}

/** Reads the facts off lines that were found already; never throws. */
export function statusFactsOf(fields: StatusFields, place: Place): StatusFacts {
  const threadCount = factOf(fields, 'Threads', place, decimal)
  const isReleased = threadCount.known && threadCount.value === 0
  const gone = unknown('vanished', place('Threads'))
  return {
    name: nameFact(fields, place),
    state: factOf(fields, 'State', place, state),
    threadGroup: factOf(fields, 'Tgid', place, decimal),
    pid: factOf(fields, 'Pid', place, decimal),
    parent: factOf(fields, 'PPid', place, decimal),
    tracer: factOf(fields, 'TracerPid', place, decimal),
    users: factOf(fields, 'Uid', place, userIds),
    namespaceThreadGroups: factOf(fields, 'NStgid', place, columns),
    namespacePids: factOf(fields, 'NSpid', place, columns),
    namespaceGroups: factOf(fields, 'NSpgid', place, columns),
    namespaceSessions: factOf(fields, 'NSsid', place, columns),
    isKernelThread: kernelThreadFact(fields, place),
    isDumpingCore: factOf(fields, 'CoreDumping', place, flag),
    // task_sig() cannot lock the signals of a task that is being released: it prints no threads and empty masks.
    threadCount: isReleased ? gone : threadCount,
    masks: isReleased ? noneOf(gone) : maskFactsOf(fields, place),
    queue: isReleased ? gone : factOf(fields, 'SigQ', place, queue),
    capabilities: factOf(fields, 'CapEff', place, capabilities),
    noNewPrivileges: factOf(fields, 'NoNewPrivs', place, flag),
    seccomp: factOf(fields, 'Seccomp', place, seccomp),
  }
}

function nameFact(fields: StatusFields, place: Place): Fact<string> {
  const field = onlyField(fields, 'Name', place)
  if ('known' in field) return field
  return known(nameIn(field.value), place('Name', field.line))
}

/** Kernels before 6.8 or so do not say it; but whoever has memory of its own is no kernel thread. */
function kernelThreadFact(fields: StatusFields, place: Place): Fact<boolean> {
  const said = factOf(fields, 'Kthread', place, flag)
  const memory = fields.get('VmSize')?.[0]
  if (said.known || said.why !== 'absent' || memory === undefined) return said
  return known(false, place('VmSize', memory.line))
}
