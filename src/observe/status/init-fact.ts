/**
 * Whether a process is the init of a PID namespace: the number 1 in its innermost one. The kernel protects the init of every
 * namespace, and the machine's own even more.  pid_namespaces(7); kernel/fork.c: copy_process(), SIGNAL_UNKILLABLE
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'

/** The inode of the machine's own PID namespace.  include/uapi/linux/nsfs.h: PID_NS_INIT_INO */
export const initialPidNamespace = 0xeffffffc

/**
 * Decides from the process's numbers in all namespaces (NStgid, from the procfs mount's namespace inwards) and, where
 * there is only one, from which namespace that is.
 */
export function initFact(
  numbers: Fact<readonly number[]>,
  mountNamespace: Fact<number>,
): Observation['init'] {
  const isInitial = mountNamespace.known
    ? known(mountNamespace.value === initialPidNamespace, mountNamespace.from)
    : mountNamespace
  return initIn(isInitial, numbers)
}

/** The same where somebody knows whether that namespace is the machine's own. */
export function initIn(
  isInitial: Fact<boolean>,
  numbers: Fact<readonly number[]>,
): Observation['init'] {
  if (!numbers.known) return numbers
  const innermost = numbers.value.at(-1)
  if (innermost !== 1) return known('no', numbers.from)
  if (numbers.value.length > 1) return known('namespace', numbers.from)
  if (!isInitial.known) return unknown(isInitial.why, isInitial.detail)
  return known(isInitial.value ? 'global' : 'namespace', `${numbers.from}, ${isInitial.from}`)
}
