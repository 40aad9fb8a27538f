/** English: `lab verify`. */
import { counted } from '../counted.ts'
import type { VerificationTexts } from '../topics/verification.ts'

export const verification = (): VerificationTexts => ({
  help: {
    brief: 'Compare the model with the running kernel, case by case',
    description:
      'Plays every case on the model and on real processes in PID namespaces of their own, and compares what became of each signal. Nothing but those processes is signalled, and nothing is left behind. Root sees most: the kernel’s own trace events and other users.',
    quick: 'a systematic sample, in seconds',
    only: 'the cases whose id contains TEXT',
    pin: 'keep each lane on one CPU; --no-pin lets the kernel choose, which is slower',
    random: 'instead, drive a simulated world and real processes through N random operations',
    seed: 'the same seed makes the same operations',
  },
  agrees: (cases) => `The model agrees with this kernel in all ${counted(cases)} cases.`,
  differs: (mismatches, cases) =>
    `The model differs from this kernel in ${counted(mismatches)} of ${counted(cases)} cases.`,
  nothingPlayed: 'No case could be played here.',
  aborted: 'Stopped before the end.',
  failed: (count) =>
    `In ${counted(count)} ${count === 1 ? 'case' : 'cases'} the laboratory itself failed.`,
  ran: ({ kernel, lanes, isPinned, seconds, perSecond }) =>
    `Linux ${kernel}, ${lanes} ${lanes === 1 ? 'lane' : 'lanes'}, ${isPinned ? 'each pinned to a CPU' : 'not pinned'}: ${seconds.toFixed(1)} s, ${counted(Math.round(perSecond))} cases a second.`,
  columns: { table: 'TABLE', cases: 'CASES', agreed: 'AGREED' },
  tables: {
    'single-thread': 'one thread: signal × disposition × mask × sender × call',
    'two-threads': 'two threads with different masks',
    sigwait: 'a thread in sigwait',
    'waiting-thread': 'a second thread in sigwait',
    signalfd: 'a reader of a signalfd',
    stopped: 'stopped',
    'orphaned-group': 'in an orphaned process group',
    'already-pending': 'one is pending already',
    'queue-full': 'the queue is full',
    permission: 'users, capabilities and sessions',
    gone: 'ended, or reaped',
    reach: 'senders that have no number for it',
    'forged-info': 'a forged siginfo',
    'on-cpu': 'running on a CPU',
    traced: 'under a tracer',
    'core-dump': 'dumping core',
  },
  scenarios: 'scenarios: faults, limits, timers, tracers, reboot …',
  total: 'all',
  headings: {
    kernel: 'What this kernel is like',
    unseen: 'What was not seen',
    mismatches: 'Where they differ',
    failures: 'Where the laboratory failed',
  },
  traits: {
    protectsInit: (value) =>
      value
        ? 'It protects the init of a PID namespace.'
        : 'It does not protect the init of a PID namespace.',
    ancestorForces: (value) =>
      value === 'kill-and-stop'
        ? 'From an ancestor namespace, only SIGKILL and SIGSTOP are forced on an init.'
        : 'From an ancestor namespace, every signal is queued for an init, and discarded on delivery.',
    shortcutSparesInit: (value) =>
      value
        ? 'It does not have the masked-leader hole: an init lives on when only its leader blocks a fatal signal.'
        : 'It has the masked-leader hole: an init dies of a fatal signal that only its leader blocks.',
  },
  assumed: 'Assumed: nobody could see it here.',
  untraced: {
    'no-tracefs': () => 'The kernel’s own trace events: there is no tracefs here.',
    'not-permitted': (code) =>
      `The kernel’s own trace events: tracefs may not be used${code ? ` (${code})` : ''}; root may.`,
    'no-such-event': () => 'The kernel’s own trace events: this kernel does not trace signals.',
    'foreign-pids': () =>
      'The kernel’s own trace events: sigwhy is in a PID namespace, and they use other numbers.',
    'not-wanted': () => 'The kernel’s own trace events: they were not asked for.',
  },
  lostEvents: (count) => `${counted(count)} trace events were lost.`,
  unobserved: (field, count) => `${field}: in ${counted(count)} cases nobody was left to see it.`,
  unplayed: (count, reason) => `${counted(count)} not played: ${reason}.`,
  missing: {
    'no-pid-namespaces': 'PID namespaces may not be made here',
    'one-user-only': 'only one user is mapped here',
    'core-pattern-pipes': 'core_pattern hands core dumps to a program',
    'no-core-dump': 'no core dump can be had here',
    'no-ptrace': 'nobody may trace here',
    'no-pidfd': 'this kernel has no pidfds',
    'pid-namespaces': 'PID namespaces may not be made here',
    root: 'only root can',
    'x86-64': 'this processor has no such instruction',
    terminal: 'no pseudo-terminal can be had here',
    'cgroup-2': 'there is no cgroup of version 2 to write to',
    'cgroup-kill': 'this kernel has no cgroup.kill',
    'cgroup-2-freezer': 'there is no freezer of version 2',
    'cgroup-memory': 'there is no memory cgroup to write to',
    'cgroup-freezer': 'there is no freezer of version 1',
    '/bin/sh': 'there is no /bin/sh',
    'syscall-of-a-sleeper': '/proc does not tell the system call of a sleeper',
  },
  impossible: (count, reason) => `${counted(count)} cannot be: ${reason}.`,
  impossibilities: {
    'sender-sleeps': 'the sender would have to send while it sleeps in the wait in question',
    'namespace-ends': 'a dying init leaves nobody inside to send',
    'never-queued': 'SIGKILL and SIGSTOP cannot be blocked, so none waits in a queue',
    'either-may-win': 'two threads are woken for it, and the first to run has it',
    'group-has-no-number': 'kill(-1) means every process, not group 1',
  },
  inUserNamespace: 'Without root: PID namespaces were made inside a user namespace.',
  mismatch: {
    field: 'field',
    model: 'model',
    kernel: 'kernel',
    decidedBy: 'decided by',
    noStep: 'no step of the model',
    more: (count) => `… and ${counted(count)} more; -v shows them all.`,
  },
  refusals: {
    platform: () => 'The laboratory needs Linux on x86-64 or arm64.',
    execute: (detail) => `The program of the laboratory cannot be executed here: ${detail}.`,
    boot: (detail) => `The program of the laboratory did not start here: ${detail}.`,
  },
  progress: (done, total) => `${counted(done)} of ${counted(total)} cases`,
})
