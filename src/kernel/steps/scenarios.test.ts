/**
 * What happens to the init of a namespace in situations that people meet: each was seen on the kernel.
 */
import { describe, expect, it } from 'vitest'
import { plainSending, plainTarget, plainThread } from '../plain.ts'
import { rule, rulingOn } from '../rule.ts'
import type { Sending } from '../sending.ts'
import { setOf } from '../signal-set.ts'
import { signalTable } from '../signal-table.ts'
import type { Fate } from '../step.ts'
import type { Target, Thread } from '../target.ts'
import { measuredTraits } from '../traits.ts'

const TERM = setOf(15)

/** The sender is the process itself, posing as the kernel with rt_sigqueueinfo(2). */
const posing = { call: 'rt_sigqueueinfo', from: 'self', claimsKernel: true } as const
/** SEND_SIG_PRIV: terminal, timers of setitimer(2), limits, the OOM killer. */
const kernel = { call: 'kernel', from: 'kernel' } as const
/** SEND_SIG_NOINFO is judged by who caused it. */
const causedBy = (from: 'inside' | 'ancestor') => ({ call: 'kernel', from }) as const

interface Scenario {
  readonly says: string
  readonly signal: number
  readonly fate: Fate
  readonly sending?: Partial<Sending>
  readonly target?: Partial<Target>
  readonly threads?: readonly Partial<Thread>[]
}

const scenarios: readonly Scenario[] = [
  { says: 'raise(SIGSEGV) does nothing', signal: 11, sending: { from: 'self' }, fate: 'dropped' },
  { says: 'raise(SIGABRT) does nothing', signal: 6, sending: { from: 'self' }, fate: 'dropped' },
  {
    says: 'kill(getpid(), SIGKILL) does nothing',
    signal: 9,
    sending: { from: 'self' },
    fate: 'dropped',
  },
  { says: 'raise(SIGSTOP) does nothing', signal: 19, sending: { from: 'self' }, fate: 'dropped' },
  { says: 'posing as the kernel it can kill itself', signal: 9, sending: posing, fate: 'killed' },
  { says: 'posing as the kernel it can stop itself', signal: 19, sending: posing, fate: 'stopped' },
  {
    says: 'posing as the kernel it cannot end by SIGTERM',
    signal: 15,
    sending: posing,
    fate: 'dropped',
  },
  {
    says: 'another insider may not pose as the kernel',
    signal: 9,
    sending: { ...posing, from: 'inside' },
    fate: 'refused',
  },
  { says: 'the OOM killer ends it', signal: 9, sending: kernel, fate: 'killed' },
  { says: 'the alarm clock does nothing', signal: 14, sending: kernel, fate: 'dropped' },
  { says: 'the soft limit of CPU time does nothing', signal: 24, sending: kernel, fate: 'dropped' },
  { says: 'Ctrl-C does nothing', signal: 2, sending: kernel, fate: 'dropped' },
  { says: 'Ctrl-Z does nothing', signal: 20, sending: kernel, fate: 'dropped' },
  {
    says: 'SIGPIPE of its own write does nothing',
    signal: 13,
    sending: causedBy('inside'),
    fate: 'dropped',
  },
  {
    says: 'PDEATHSIG SIGKILL from a parent outside ends it',
    signal: 9,
    sending: causedBy('ancestor'),
    fate: 'killed',
  },
  {
    says: 'PDEATHSIG SIGTERM from a parent outside does nothing',
    signal: 15,
    sending: causedBy('ancestor'),
    fate: 'dropped',
  },
  {
    says: 'PDEATHSIG SIGSTOP from a parent outside stops it',
    signal: 19,
    sending: causedBy('ancestor'),
    fate: 'stopped',
  },
  {
    says: 'cgroup.kill written inside spares it',
    signal: 9,
    sending: causedBy('inside'),
    fate: 'dropped',
  },
  {
    says: 'cgroup.kill written outside ends it',
    signal: 9,
    sending: causedBy('ancestor'),
    fate: 'killed',
  },
  { says: 'its tracer is shown SIGTERM', signal: 15, threads: [{ traced: true }], fate: 'trapped' },
  {
    says: 'its tracer is not shown SIGKILL',
    signal: 9,
    threads: [{ traced: true }],
    fate: 'dropped',
  },
  {
    says: 'sigwait takes SIGTERM that was blocked before',
    signal: 15,
    threads: [{ awaited: TERM, realBlocked: TERM }],
    fate: 'taken',
  },
  {
    says: 'sigwait never sees SIGTERM that was not blocked before',
    signal: 15,
    threads: [{ awaited: TERM }],
    fate: 'dropped',
  },
  {
    says: 'SIGTERM stays pending when all threads block it and nobody reads',
    signal: 15,
    threads: [{ blocked: TERM }, { blocked: TERM }],
    fate: 'pending',
  },
  {
    says: 'a signalfd reads SIGTERM that all threads block',
    signal: 15,
    threads: [{ blocked: TERM }, { blocked: TERM }],
    target: { signalfd: TERM },
    fate: 'taken',
  },
  {
    says: 'SIGTERM that its leader blocks is lost in its worker',
    signal: 15,
    threads: [{ blocked: TERM }, {}],
    fate: 'discarded',
  },
  {
    says: 'SIGCONT resumes it from inside, and is dropped all the same',
    signal: 18,
    target: { life: 'stopped' },
    fate: 'dropped',
  },
  {
    says: 'stopped from outside, it only queues what it catches',
    signal: 15,
    target: { life: 'stopped', caught: TERM },
    fate: 'pending',
  },
  {
    says: 'the signals that a C library keeps to itself are dropped too',
    signal: 32,
    fate: 'dropped',
  },
]

describe('to an init without handlers', () => {
  it.each(scenarios)('$says', ({ signal, fate, sending, target, threads = [{}] }) => {
    const question = {
      target: {
        ...plainTarget,
        init: 'namespace' as const,
        threads: threads.map((thread) => ({ ...plainThread, ...thread })),
        ...target,
      },
      sending: { ...plainSending, ...sending },
      table: signalTable(),
      traits: measuredTraits,
    }
    expect(rulingOn(signal, rule(question)).fate).toBe(fate)
  })
})
