/**
 * Shells as the init of a container: none passes a signal on, and a trap waits for the child in the foreground. An
 * interactive bash catches what would end it, saves its history and ends by the same signal.  bash(1) SIGNALS, dash(1) trap
 */
import { catches, holds } from './conditions.ts'
import type { Features } from './features.ts'
import type { Condition, Habit, ReactionRow } from './habit.ts'
import { applet, calledAs, runs } from './program.ts'
import {
  cleansUp,
  decides,
  defers,
  ends,
  exit,
  exit128,
  falls,
  killed,
  lives,
  segmentation,
} from './reactions.ts'
import { hasForeground, isFree, wait4 } from './shell-conditions.ts'

/** A trap that somebody set: its text is unknown, and it usually exits. */
const traps: readonly ReactionRow[] = [
  { signals: ['SIGCHLD'], does: lives('collects-children') },
  { signals: 'others', when: hasForeground, does: defers(decides(cleansUp)) },
  { signals: 'others', when: isFree, does: decides(cleansUp) },
  { signals: 'others', does: decides(defers(decides(cleansUp))) },
]

// biome-ignore format: a list of names reads best in rows
const dumping = [
  'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'SIGXCPU', 'SIGXFSZ', 'SIGSYS',
]

/** Only an interactive bash catches all that would end it: no trap list names XCPU. */
const isInteractiveBash: Condition = (features, signal) =>
  catches('SIGHUP')(features, signal) && catches('SIGXCPU')(features, signal)

const isBashsOwnInterrupt: Condition = (features, signal) =>
  !catches('SIGTERM')(features, signal) && features.calls?.[0] === wait4

const bash: Habit = {
  id: 'bash',
  title: 'bash',
  kind: 'shell',
  is: (features) => runs(features, /^bash(\d.*)?$/),
  reactions: [
    { signals: ['SIGWINCH'], when: isInteractiveBash, does: lives('resizes') },
    { signals: ['SIGINT'], when: isInteractiveBash, does: lives('interrupts-work') },
    {
      signals: ['SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGVTALRM'],
      when: isInteractiveBash,
      does: ends(killed(exit128)),
    },
    {
      signals: dumping,
      when: isInteractiveBash,
      does: ends(killed(segmentation)),
    },
    // While it waits it catches INT without a trap too: to learn that its child died of it.
    { signals: ['SIGINT'], when: isBashsOwnInterrupt, does: decides(lives('ignores')) },
    ...traps,
  ],
  startUp: 10,
  established: { by: 'laboratory', versions: 'bash 5.2.15' },
}

/** No trap for TERM either. */
const isAlone =
  (condition: Condition): Condition =>
  (features, signal) =>
    !catches('SIGTERM')(features, signal) && condition(features, signal)

const always: Condition = () => true

/** Only an interactive shell ignores TERM. */
const isInteractive: Condition = (features) => holds(features, 'ignored', 'SIGTERM') === true

/** Without a trap, INT ends dash and busybox, at once or after the child in the foreground. */
const interrupted = falls(killed(exit128))

const almquist: readonly ReactionRow[] = [
  { signals: ['SIGINT'], when: isInteractive, does: lives('interrupts-work') },
  // Where TERM has a trap, INT usually shares it: the last rows.
  { signals: ['SIGINT'], when: isAlone(hasForeground), does: defers(decides(interrupted)) },
  { signals: ['SIGINT'], when: isAlone(always), does: decides(interrupted) },
  ...traps,
]

const dash: Habit = {
  id: 'dash',
  title: 'dash',
  kind: 'shell',
  is: (features) => runs(features, /^dash$/),
  reactions: almquist,
  startUp: 5,
  established: { by: 'laboratory', versions: 'dash 0.5.12' },
}

const busybox: Habit = {
  id: 'busybox-sh',
  title: 'busybox sh',
  kind: 'shell',
  is: (features) => ['sh', 'ash', 'hush'].includes(applet(features) ?? ''),
  reactions: [{ signals: ['SIGWINCH'], does: lives('resizes') }, ...almquist],
  startUp: 5,
  established: { by: 'laboratory', versions: 'busybox 1.35.0' },
}

const zsh: Habit = {
  id: 'zsh',
  title: 'zsh',
  kind: 'shell',
  is: (features) => runs(features, /^zsh[\d.-]*$/),
  reactions: [
    { signals: ['SIGWINCH'], does: lives('resizes') },
    { signals: ['SIGINT'], when: isInteractive, does: lives('interrupts-work') },
    { signals: ['SIGHUP'], when: isAlone(always), does: decides(falls(exit(1))) },
    ...traps,
  ],
  startUp: 10,
  established: { by: 'laboratory', versions: 'zsh 5.9' },
}

/** It always catches these four, and without a trap ends by them. */
const ofMksh = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']

const mksh: Habit = {
  id: 'mksh',
  title: 'mksh',
  kind: 'shell',
  is: (features) => runs(features, /^(mksh|lksh)(-static)?$/),
  reactions: [
    { signals: ['SIGWINCH'], does: lives('resizes') },
    { signals: ['SIGALRM'], does: lives('internal') },
    { signals: ['SIGINT'], when: isInteractive, does: lives('interrupts-work') },
    { signals: ofMksh, when: hasForeground, does: defers(decides(interrupted)) },
    { signals: ofMksh, when: isFree, does: decides(interrupted) },
    ...traps,
  ],
  startUp: 10,
  established: { by: 'laboratory', versions: 'mksh 59c' },
}

/** `sh` of which the file is not known: what dash, bash and busybox have in common. */
const unknownShell: Habit = {
  id: 'sh',
  title: 'sh',
  kind: 'shell',
  is: (features) => isSh(features),
  reactions: [{ signals: ['SIGINT'], does: decides() }, ...traps],
  established: { by: 'laboratory', versions: 'bash 5.2.15, dash 0.5.12, busybox 1.35.0' },
}

export const shells: readonly Habit[] = [bash, dash, busybox, zsh, mksh, unknownShell]

function isSh(features: Features): boolean {
  if (features.executable !== undefined) return runs(features, /^(sh|ksh|ksh93|yash|posh)$/)
  return calledAs(features) === 'sh' || (calledAs(features) === undefined && features.name === 'sh')
}
