import { describe, expect, it } from 'vitest'
import { plainSending, plainTarget, plainThread } from '../plain.ts'
import { rule, rulingOn } from '../rule.ts'
import type { Sending } from '../sending.ts'
import { setOf, signals64 } from '../signal-set.ts'
import { signalTable } from '../signal-table.ts'
import type { Fate, StepId } from '../step.ts'
import type { Target, Thread } from '../target.ts'
import { type KernelTraits, measuredTraits } from '../traits.ts'
import { steps } from './index.ts'

interface Case {
  readonly says: string
  readonly signal: number
  readonly target?: Partial<Target>
  readonly leader?: Partial<Thread>
  readonly worker?: Partial<Thread>
  readonly sending?: Partial<Sending>
  readonly traits?: Partial<KernelTraits>
  readonly fate: Fate
}

const init = { init: 'namespace' } as const
const stranger = { real: 1, effective: 1, capKill: false }

/** For each step, situations that it decides. */
const cases: Readonly<Record<StepId, readonly Case[]>> = {
  'forged-info': [
    {
      says: 'a forged SI_KERNEL is refused to everybody else',
      signal: 9,
      target: init,
      sending: { call: 'rt_sigqueueinfo', claimsKernel: true },
      fate: 'refused',
    },
  ],
  'out-of-reach': [
    {
      says: 'a number means nothing outside of its namespace',
      signal: 15,
      sending: { from: 'descendant' },
      fate: 'refused',
    },
    {
      says: 'a pidfd that leaked into a namespace below is refused',
      signal: 15,
      sending: { from: 'unrelated', call: 'pidfd_send_signal' },
      fate: 'refused',
    },
    {
      says: 'a forged info through a leaked pidfd is not even read',
      signal: 15,
      sending: { from: 'descendant', call: 'pidfd_send_signal', claimsKernel: true },
      fate: 'refused',
    },
    { says: 'nobody is there any more', signal: 15, target: { life: 'reaped' }, fate: 'refused' },
  ],
  permission: [
    {
      says: 'another user may not signal',
      signal: 15,
      sending: { user: stranger },
      fate: 'refused',
    },
    {
      says: 'another user may not signal in the same session either',
      signal: 15,
      sending: { user: stranger, sameSession: true },
      fate: 'refused',
    },
  ],
  exiting: [
    { says: 'a zombie takes no signal', signal: 9, target: { life: 'exiting' }, fate: 'dropped' },
    {
      says: 'while core is dumped only SIGKILL is taken',
      signal: 15,
      target: { life: 'dumping' },
      fate: 'dropped',
    },
  ],
  'global-init': [
    {
      says: 'SIGKILL never reaches the PID 1 of the machine',
      signal: 9,
      target: { init: 'global' },
      fate: 'dropped',
    },
    {
      says: 'not even from the kernel',
      signal: 19,
      target: { init: 'global' },
      sending: { from: 'kernel', call: 'kernel' },
      fate: 'dropped',
    },
  ],
  'namespace-init': [
    { says: 'SIGKILL from inside is dropped', signal: 9, target: init, fate: 'dropped' },
    { says: 'SIGTERM without a handler is dropped', signal: 15, target: init, fate: 'dropped' },
    {
      says: 'SIGTERM is dropped from the ancestor too',
      signal: 15,
      target: init,
      sending: { from: 'ancestor' },
      fate: 'dropped',
    },
    {
      says: 'a process group does not make an insider an ancestor',
      signal: 9,
      target: init,
      sending: { from: 'descendant', call: 'kill-group' },
      fate: 'dropped',
    },
  ],
  ignored: [{ says: 'SIG_IGN', signal: 15, target: { ignored: setOf(15) }, fate: 'dropped' }],
  'ignored-by-default': [
    { says: 'SIGWINCH does nothing by default', signal: 28, fate: 'dropped' },
    {
      says: 'nor does SIGCONT, after it resumed',
      signal: 18,
      target: { life: 'stopped' },
      fate: 'dropped',
    },
  ],
  'already-pending': [
    {
      says: 'a second SIGTERM adds nothing',
      signal: 15,
      target: { pending: setOf(15) },
      leader: { blocked: setOf(15) },
      fate: 'merged',
    },
    {
      says: 'the queue of the thread counts for a signal to the thread',
      signal: 15,
      leader: { blocked: setOf(15), pending: setOf(15) },
      sending: { call: 'tgkill' },
      fate: 'merged',
    },
  ],
  'queue-full': [
    {
      says: 'a real-time signal with a value is refused',
      signal: 40,
      sending: { call: 'rt_sigqueueinfo', queueFull: true },
      fate: 'refused',
    },
    {
      says: 'so it is with a forged info through a pidfd to oneself',
      signal: 40,
      sending: { call: 'pidfd_send_signal', from: 'self', claimsKernel: true, queueFull: true },
      fate: 'refused',
    },
  ],
  'fatal-shortcut': [
    { says: 'SIGTERM ends an ordinary process', signal: 15, fate: 'killed' },
    { says: 'SIGRTMAX does so too', signal: 64, fate: 'killed' },
    {
      says: 'SIGKILL wakes a stopped process to end it',
      signal: 9,
      target: { life: 'stopped' },
      fate: 'killed',
    },
    {
      says: 'SIGKILL from the ancestor ends an init',
      signal: 9,
      target: init,
      sending: { from: 'ancestor' },
      fate: 'killed',
    },
    {
      says: 'an init may kill itself by posing as the kernel',
      signal: 9,
      target: init,
      sending: { from: 'self', call: 'rt_sigqueueinfo', claimsKernel: true },
      fate: 'killed',
    },
    {
      says: 'on a kernel that does not spare it, an init whose leader blocks the signal dies by its worker',
      signal: 15,
      target: init,
      leader: { blocked: setOf(15) },
      worker: {},
      traits: { shortcutSparesInit: false },
      fate: 'killed',
    },
  ],
  sigwait: [
    {
      says: 'a signal blocked before the wait is taken, though SigBlk does not show it',
      signal: 15,
      target: init,
      leader: { awaited: setOf(15), realBlocked: setOf(15) },
      fate: 'taken',
    },
    {
      says: 'one that would dump core is taken even if it was open',
      signal: 3,
      leader: { awaited: setOf(3) },
      fate: 'taken',
    },
    {
      says: 'the handler does not run',
      signal: 15,
      target: { caught: setOf(15) },
      leader: { awaited: setOf(15) },
      fate: 'taken',
    },
  ],
  signalfd: [
    {
      says: 'a blocked signal is read from a signalfd',
      signal: 15,
      target: { ...init, signalfd: setOf(15) },
      leader: { blocked: setOf(15) },
      fate: 'taken',
    },
    {
      says: 'a thread reads what was sent to it alone',
      signal: 15,
      target: { ...init, signalfd: setOf(15) },
      leader: { blocked: setOf(15), reading: setOf(15) },
      worker: {},
      sending: { call: 'tgkill' },
      fate: 'taken',
    },
  ],
  blocked: [
    { says: 'a blocked signal waits', signal: 15, leader: { blocked: setOf(15) }, fate: 'pending' },
    {
      says: 'even an ignored one',
      signal: 15,
      target: { ignored: setOf(15) },
      leader: { blocked: setOf(15) },
      fate: 'pending',
    },
    {
      says: 'a signal to one thread waits for that thread',
      signal: 15,
      leader: { blocked: setOf(15) },
      worker: {},
      sending: { call: 'tgkill' },
      fate: 'pending',
    },
  ],
  stopped: [
    {
      says: 'a stopped process takes SIGTERM later',
      signal: 15,
      target: { life: 'stopped' },
      fate: 'pending',
    },
    { says: 'and a second SIGSTOP', signal: 19, target: { life: 'stopped' }, fate: 'pending' },
  ],
  traced: [
    {
      says: 'the tracer sees SIGTERM first',
      signal: 15,
      leader: { traced: true },
      fate: 'trapped',
    },
    {
      says: 'even when the target is an init',
      signal: 15,
      target: init,
      leader: { traced: true },
      fate: 'trapped',
    },
  ],
  'ignored-at-delivery': [
    {
      says: 'the leader blocks it, the worker takes it, and it is ignored',
      signal: 15,
      target: { ignored: setOf(15) },
      leader: { blocked: setOf(15) },
      worker: {},
      fate: 'discarded',
    },
  ],
  handler: [
    { says: 'a handler runs', signal: 15, target: { caught: setOf(15) }, fate: 'handled' },
    { says: 'in an init too', signal: 15, target: { ...init, caught: setOf(15) }, fate: 'handled' },
  ],
  'nothing-by-default': [
    {
      says: 'the leader blocks SIGCHLD, the worker takes it',
      signal: 17,
      leader: { blocked: setOf(17) },
      worker: {},
      fate: 'discarded',
    },
  ],
  'init-at-delivery': [
    {
      says: 'the leader of an init blocks SIGTERM, the worker takes it',
      signal: 15,
      target: init,
      leader: { blocked: setOf(15) },
      worker: {},
      fate: 'discarded',
    },
    {
      says: 'older kernels let the ancestor pass the first guard',
      signal: 15,
      target: init,
      sending: { from: 'ancestor' },
      traits: { ancestorForces: 'everything' },
      fate: 'discarded',
    },
  ],
  'orphaned-group': [
    {
      says: 'SIGTSTP does not stop an orphaned group',
      signal: 20,
      target: { orphanedGroup: true },
      fate: 'discarded',
    },
  ],
  stop: [
    { says: 'SIGTSTP stops', signal: 20, fate: 'stopped' },
    {
      says: 'SIGSTOP stops an orphaned group',
      signal: 19,
      target: { orphanedGroup: true },
      fate: 'stopped',
    },
    {
      says: 'SIGSTOP from the ancestor stops an init',
      signal: 19,
      target: init,
      sending: { from: 'ancestor' },
      fate: 'stopped',
    },
  ],
  'core-dump': [{ says: 'SIGSEGV dumps core', signal: 11, fate: 'dumped' }],
  terminate: [
    {
      says: 'SIGTERM was blocked by the thread in sigwait, and another thread takes it',
      signal: 15,
      leader: { realBlocked: setOf(15) },
      fate: 'killed',
    },
  ],
}

describe.each(steps)('the step $id', ({ id }) => {
  it.each(cases[id])('decides that $says', (each) => {
    const ruling = rulingOn(each.signal, rule(questionOf(each)))
    expect(ruling).toMatchObject({ step: id, fate: each.fate })
  })
})

describe('a call is refused with', () => {
  const errnoOf = (sending: Partial<Sending>, target: Partial<Target> = {}) =>
    rulingOn(15, rule(questionOf({ says: '', signal: 15, fate: 'refused', sending, target }))).errno

  it('EPERM for a forged info and for want of permission', () => {
    expect(errnoOf({ call: 'rt_sigqueueinfo', claimsKernel: true })).toBe('EPERM')
    expect(errnoOf({ user: stranger })).toBe('EPERM')
  })

  it('ESRCH for a number that means nothing, EINVAL for a pidfd that leaked', () => {
    expect(errnoOf({ from: 'descendant' })).toBe('ESRCH')
    expect(errnoOf({}, { life: 'reaped' })).toBe('ESRCH')
    expect(errnoOf({ from: 'descendant', call: 'pidfd_send_signal' })).toBe('EINVAL')
    expect(errnoOf({ call: 'pidfd_send_signal' }, { life: 'reaped' })).toBe('ESRCH')
  })
})

describe('permission', () => {
  const passes = (user: Partial<Sending['user']>, signal = 15, sameSession = false) => {
    const sending = { user: { ...stranger, ...user }, sameSession }
    const target = { user: { real: 5, saved: 6 } }
    const ruling = rulingOn(
      signal,
      rule(questionOf({ says: '', signal, fate: 'killed', sending, target })),
    )
    return ruling.step !== 'permission'
  }

  it('is had by the real or effective user who is the real or saved user of the target', () => {
    expect(passes({ real: 5 })).toBe(true)
    expect(passes({ real: 6 })).toBe(true)
    expect(passes({ effective: 5 })).toBe(true)
    expect(passes({ effective: 6 })).toBe(true)
    expect(passes({})).toBe(false)
  })

  it('is had with CAP_KILL', () => {
    expect(passes({ capKill: true })).toBe(true)
  })

  it('is had by everybody in the session for SIGCONT alone', () => {
    expect(passes({}, 18, true)).toBe(true)
    expect(passes({}, 18, false)).toBe(false)
    expect(passes({}, 15, true)).toBe(false)
  })

  it('is not asked of the kernel, nor of the process itself', () => {
    const target = { user: { real: 5, saved: 5 } }
    for (const from of ['kernel', 'self'] as const) {
      const each = { says: '', signal: 15, fate: 'killed', target } as const
      const question = questionOf({ ...each, sending: { from, user: stranger } })
      expect(rulingOn(15, rule(question)).fate).toBe('killed')
    }
  })
})

describe('a signal to the process with two threads', () => {
  it('goes to the other thread when the addressed one blocks it', () => {
    const each = {
      says: '',
      signal: 15,
      fate: 'handled',
      target: { caught: signals64 },
      leader: { blocked: setOf(15) },
      worker: {},
    } as const
    expect(rulingOn(15, rule(questionOf(each)))).toMatchObject({ fate: 'handled', queue: 'shared' })
    const toWorker = { ...each, sending: { thread: 1 } }
    expect(rulingOn(15, rule(questionOf(toWorker)))).toMatchObject({ fate: 'handled' })
  })

  it('is dropped or queued by the mask of the thread whose id was given', () => {
    const each = {
      says: '',
      signal: 15,
      fate: 'dropped',
      target: init,
      leader: {},
      worker: { blocked: setOf(15) },
    } as const
    expect(rulingOn(15, rule(questionOf(each))).step).toBe('namespace-init')
    const toWorker = { ...each, sending: { thread: 1 } }
    expect(rulingOn(15, rule(questionOf(toWorker))).step).toBe('init-at-delivery')
  })
})

function questionOf({ target, leader, worker, sending, traits }: Case) {
  const threads = [{ ...plainThread, ...leader }]
  if (worker) threads.push({ ...plainThread, ...worker })
  return {
    target: { ...plainTarget, threads, ...target },
    sending: { ...plainSending, ...sending },
    table: signalTable(),
    traits: { ...measuredTraits, ...traits },
  }
}
