/** The system calls in which programs of one kind rest: several, because libraries differ in which they choose. */
import type { RestingCall } from '../resting-calls.ts'

export const sleeping: readonly RestingCall[] = [
  'clock_nanosleep',
  'nanosleep',
  'select',
  'pselect6',
  'pause',
]
export const waiting: readonly RestingCall[] = ['wait4', 'waitid', 'rt_sigsuspend']
export const polling: readonly RestingCall[] = [
  'epoll_wait',
  'epoll_pwait',
  'poll',
  'ppoll',
  'select',
  'pselect6',
]
export const taking: readonly RestingCall[] = ['rt_sigtimedwait']
