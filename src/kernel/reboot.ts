/**
 * reboot(2) inside a PID namespace ends its init, and the parent outside sees a signal that says what was asked for.
 * kernel/pid_namespace.c: reboot_pid_ns(); reboot(2) "Behavior inside PID namespaces"
 */
import type { Errno } from './step.ts'

export interface RebootRow {
  /** LINUX_REBOOT_CMD_…, the argument of the call.  include/uapi/linux/reboot.h */
  readonly number: number
  /** How init ends for its parent; absent for commands that a namespace refuses with EINVAL. */
  readonly endsInit?: 'SIGHUP' | 'SIGINT'
}

export type RebootCommand =
  | 'RESTART'
  | 'RESTART2'
  | 'HALT'
  | 'POWER_OFF'
  | 'CAD_ON'
  | 'CAD_OFF'
  | 'SW_SUSPEND'
  | 'KEXEC'

export const rebootCommands: Readonly<Record<RebootCommand, RebootRow>> = {
  RESTART: { number: 0x01234567, endsInit: 'SIGHUP' },
  RESTART2: { number: 0xa1b2c3d4, endsInit: 'SIGHUP' },
  HALT: { number: 0xcdef0123, endsInit: 'SIGINT' },
  POWER_OFF: { number: 0x4321fedc, endsInit: 'SIGINT' },
  CAD_ON: { number: 0x89abcdef },
  CAD_OFF: { number: 0x00000000 },
  SW_SUSPEND: { number: 0xd000fce2 },
  KEXEC: { number: 0x45584543 },
}

/** What the call comes to: an error, or the signal that init's parent will see. */
export type Reboot =
  | { readonly errno: Extract<Errno, 'EPERM' | 'EINVAL'> }
  | { readonly endsInit: 'SIGHUP' | 'SIGINT' }

/** reboot(2) by a member of a PID namespace; `mayBoot` is CAP_SYS_BOOT in the namespace's user namespace. */
export function rebootInNamespace(command: RebootCommand, mayBoot: boolean): Reboot {
  if (!mayBoot) return { errno: 'EPERM' }
  const { endsInit } = rebootCommands[command]
  return endsInit ? { endsInit } : { errno: 'EINVAL' }
}
