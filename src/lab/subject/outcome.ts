/**
 * What became of a puppet, without sleeping and without a race. Its parent looks with waitid, then polls
 * the puppet's reply pipe together with a signalfd for SIGCHLD, then looks again. A living puppet handles its
 * signals on the way back from the very read that brings it a program, so its answer comes after the signal.
 * waitid(2), ppoll(2), signalfd(2); kernel/exit.c for what waitid writes.
 */
import type { Answer } from './answer.ts'
import type { Data, Result } from './arguments.ts'
import { bury } from './bury.ts'
import { signalDescriptor } from './channel.ts'
import { Program } from './program.ts'
import type { Puppet } from './puppet.ts'
import { maskOf, pollDescriptors, signalSet, signalSetSize } from './structures.ts'

/** What happened first. */
export type Outcome =
  /** It lives, has handled every signal it would handle, and answered. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Its process was stopped by this signal. Its program is still on the way: after SIGCONT it answers. */
  | { readonly kind: 'stopped'; readonly signal: number }
  /** It is in a ptrace-stop of its parent's; status is the signal, or signal | event << 8. */
  | { readonly kind: 'trapped'; readonly status: number }
  /** Its process is dead and reaped; the status as wait4 gives it. */
  | { readonly kind: 'died'; readonly waitStatus: number }
  /** Nothing of that within the time. */
  | { readonly kind: 'silent' }

const waitidOption = { noHang: 0x1, stopped: 0x2, exited: 0x4 } as const
const onePid = 1
const pollIn = 0x1
const signalChild = 17
/** Bytes of siginfo that waitid fills. */
const reportSize = 32
const patience = 1000

/** Waits until the puppet answers the program it was posted, stops or dies. */
export function awaitOutcome(puppet: Puppet, milliseconds: number = patience): Outcome {
  const { leader, channel } = puppet
  const earlier = leader.reports.shift()
  if (earlier) return earlier
  const observer = leader.parent
  if (!observer) throw new Error('nobody watches the outer puppet')
  const watch = watchOf(puppet, milliseconds)
  const deadline = performance.now() + milliseconds
  for (;;) {
    const seen = observer.run(watch.program)
    const reports = [watch.before, watch.after]
      .map((report) => readReport(seen.bytes(report)))
      .filter((report) => report !== undefined)
    const hasAnswered =
      channel.isAwaiting && (seen.bytes(watch.polled).readInt16LE(6) & pollIn) !== 0
    const answer = hasAnswered ? channel.take() : undefined
    // The dead do not answer: an answer came before whatever waitid reports.
    if (reports.some(({ kind }) => kind === 'died')) bury(leader)
    leader.reports.push(...reports)
    if (answer) return { kind: 'answered', answer }
    const first = leader.reports.shift()
    if (first) return first
    if (performance.now() >= deadline) return { kind: 'silent' }
  }
}

interface Watch {
  readonly program: Program
  readonly milliseconds: number
  readonly pid: number
  readonly before: Data
  readonly after: Data
  readonly polled: Data
}

const watches = new WeakMap<Puppet, Watch>()

function watchOf(puppet: Puppet, milliseconds: number): Watch {
  const known = watches.get(puppet)
  const pid = puppet.leader.pidForParent
  if (known?.milliseconds === milliseconds && known.pid === pid) return known
  const made = makeWatch(pid, puppet.channel.ends.replyRead, milliseconds)
  watches.set(puppet, made)
  return made
}

function makeWatch(pid: number, reply: number, milliseconds: number): Watch {
  const program = new Program()
  const blocked = program.data(signalSet(maskOf(signalChild)))
  const mask = program.data(new Uint8Array(signalSetSize))
  const polled = program.space(
    pollDescriptors(
      { descriptor: reply, events: pollIn },
      { descriptor: signalDescriptor, events: pollIn },
    ),
  )
  const signals = program.data(new Uint8Array(128))
  const after = program.space(reportSize)
  // waitid's first word (the signal number) lies on the high half of the timeout's nanoseconds: when the
  // first look finds something, the timeout is invalid and ppoll returns at once. Otherwise it waits.
  const timeout = Buffer.alloc(16 + reportSize)
  timeout.writeUInt32LE(Math.floor(milliseconds / 1000), 4)
  timeout.writeUInt32LE((milliseconds % 1000) * 1e6, 12)
  const both = program.space(timeout)
  const before = program.within(both, 16)
  const look = (into: Data): Result =>
    program.call('waitid', onePid, pid, into, everything | waitidOption.noHang, 0)
  const everything = waitidOption.exited | waitidOption.stopped

  // SIGCHLD must be blocked to wait in the signalfd; the mask is put back for the observer may be observed.
  program.call('rt_sigprocmask', 0, blocked, mask, signalSetSize)
  look(before)
  program.call('ppoll', polled, 2, program.within(both, 4), 0, signalSetSize)
  program.call('read', signalDescriptor, signals, 128)
  look(after)
  program.call('rt_sigprocmask', 2, mask, 0, signalSetSize)
  return { program, milliseconds, pid, before, after, polled }
}

function readReport(info: Buffer): Outcome | undefined {
  const status = info.readInt32LE(24)
  switch (info.readInt32LE(8)) {
    case 1:
      return { kind: 'died', waitStatus: (status & 0xff) << 8 }
    case 2:
      return { kind: 'died', waitStatus: status }
    case 3:
      return { kind: 'died', waitStatus: status | 0x80 }
    case 4:
      return { kind: 'trapped', status }
    case 5:
      return { kind: 'stopped', signal: status }
    default:
      return undefined
  }
}
