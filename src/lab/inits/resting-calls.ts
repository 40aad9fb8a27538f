/**
 * The system calls in which a program with nothing to do sleeps. Some of them only x86-64 has.
 * arch/x86/entry/syscalls/syscall_64.tbl; include/uapi/asm-generic/unistd.h
 */
import type { Architecture } from '../../machine/architecture.ts'

/** A system call to sleep in, by the kernel's name. */
export type RestingCall =
  | 'read'
  | 'wait4'
  | 'waitid'
  | 'poll'
  | 'ppoll'
  | 'select'
  | 'pselect6'
  | 'epoll_wait'
  | 'epoll_pwait'
  | 'futex'
  | 'pause'
  | 'nanosleep'
  | 'clock_nanosleep'
  | 'rt_sigsuspend'
  | 'rt_sigtimedwait'
  | 'accept'
  | 'accept4'

const numbers: Readonly<Record<RestingCall, { readonly x86: number; readonly arm?: number }>> = {
  read: { x86: 0, arm: 63 },
  wait4: { x86: 61, arm: 260 },
  waitid: { x86: 247, arm: 95 },
  poll: { x86: 7 },
  ppoll: { x86: 271, arm: 73 },
  select: { x86: 23 },
  pselect6: { x86: 270, arm: 72 },
  epoll_wait: { x86: 232 },
  epoll_pwait: { x86: 281, arm: 22 },
  futex: { x86: 202, arm: 98 },
  pause: { x86: 34 },
  nanosleep: { x86: 35, arm: 101 },
  clock_nanosleep: { x86: 230, arm: 115 },
  rt_sigsuspend: { x86: 130, arm: 133 },
  rt_sigtimedwait: { x86: 128, arm: 137 },
  accept: { x86: 43, arm: 202 },
  accept4: { x86: 288, arm: 242 },
}

/** The numbers of these calls on `architecture`, without those it does not have. */
export function restingNumbers(
  calls: readonly RestingCall[],
  architecture: Architecture,
): readonly number[] {
  return calls.flatMap((call) => {
    const { x86, arm } = numbers[call]
    if (architecture === 'x86-64') return [x86]
    return arm === undefined ? [] : [arm]
  })
}
