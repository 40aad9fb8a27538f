/** One operation as a line that looks like the system call: the same in every language. */
import { formatMask, signalTable, spell } from '../../kernel/index.ts'
import type { Addressee, Birthplace, Operation, ProcessId } from '../../kernel/world/index.ts'

const table = signalTable()

/** A process of the world: P1 is the first. */
export function processName(process: ProcessId): string {
  return `P${process}`
}

export function operationText(operation: Operation): string {
  switch (operation.call) {
    case 'fork':
      return `fork() → ${processName(operation.child)}${birthplace(operation.into)}`
    case 'execve':
    case 'rt_sigpending':
    case 'setsid':
      return `${operation.call}()`
    case 'exit_group':
      return `exit_group(${operation.code})`
    case 'rt_sigaction':
      return `rt_sigaction(${signal(operation.signal)}, ${JSON.stringify(operation.action)})`
    case 'rt_sigprocmask':
      return `rt_sigprocmask(${operation.how}, ${formatMask(operation.set)})`
    case 'rt_sigtimedwait':
      return `rt_sigtimedwait(${formatMask(operation.set)}, ${operation.forever ? 'no timeout' : '0'})`
    case 'kill':
    case 'tkill':
    case 'tgkill':
      return `${operation.call}(${addressee(operation.to)}, ${signal(operation.signal)})`
    case 'rt_sigqueueinfo':
      return `rt_sigqueueinfo(${addressee(operation.to)}, ${signal(operation.signal)}, si_code ${operation.code})`
    case 'pidfd_send_signal':
      return `pidfd_send_signal(${processName(operation.to)}, ${signal(operation.signal)})`
    case 'wait4':
      return `wait4(${addressee(operation.whom)}, WNOHANG${operation.stopped ? '|WUNTRACED' : ''}${operation.continued ? '|WCONTINUED' : ''})`
    case 'setpgid':
      return `setpgid(${addressee(operation.whom)}, ${addressee(operation.group)})`
    case 'setresuid':
      return `setresuid(${Object.values(operation.user).join(', ')})`
    case 'prctl':
      return `prctl(PR_SET_CHILD_SUBREAPER, ${operation.subreaper ? 1 : 0})`
  }
}

function signal(number: number): string {
  return number === 0 ? '0' : spell(number, table, 'kernel')
}

function addressee(to: Addressee): string {
  switch (to.kind) {
    case 'process':
      return processName(to.process)
    case 'group':
      return `-${processName(to.group)}`
    case 'own-group':
      return '0'
    case 'everyone':
      return '-1'
    case 'number':
      return String(to.number)
  }
}

function birthplace(into: Birthplace): string {
  if (into === 'own') return ''
  return into === 'new'
    ? ', CLONE_NEWPID'
    : `, in the namespace of ${processName(into.namespaceOf)}`
}
