/**
 * Ruby and the servers written in it. Ruby raises an exception for most signals that end a process; uncaught, it sends itself
 * the signal at the end, and an init exits 1 instead.  Ruby Signal.trap, signal.c; puma docs/signals.md; unicorn SIGNALS
 */
import type { Features } from './features.ts'
import type { Habit, ReactionRow } from './habit.ts'
import { baseName, runs, script, titled } from './program.ts'
import {
  aborts,
  decides,
  ends,
  exit,
  exits,
  falls,
  killed,
  lives,
  segmentation,
} from './reactions.ts'

const isRuby = (features: Features) => runs(features, /^ruby[\d.]*$/)

const isScript = (features: Features, name: string) =>
  isRuby(features) &&
  (baseName(script(features, 'IrC') ?? '') === name || titled(features, new RegExp(`^${name}[ :]`)))

/** The signals of faults, and what Ruby catches for itself. */
const ofRuby: readonly ReactionRow[] = [
  { signals: ['SIGILL', 'SIGBUS'], does: falls(aborts(exit(127))) },
  { signals: ['SIGSEGV'], does: falls(aborts(segmentation)) },
  { signals: ['SIGCHLD'], does: lives('collects-children') },
  { signals: ['SIGPIPE', 'SIGVTALRM', 'SIGSYS'], does: lives('ignores') },
]

const raised = ends(killed(exit(1)))

const puma: Habit = {
  id: 'puma',
  title: 'Puma',
  kind: 'server',
  is: (features) => isScript(features, 'puma'),
  reactions: [
    // Graceful; then it raises SignalException, unless raise_exception_on_sigterm is off.
    { signals: ['SIGTERM'], does: raised },
    { signals: ['SIGINT'], does: exits(0) },
    // With a log file it reopens that.
    { signals: ['SIGHUP'], does: decides(exits(0)) },
    { signals: ['SIGUSR1', 'SIGUSR2'], does: lives('reloads') },
    { signals: ['SIGTTIN', 'SIGTTOU'], does: lives('changes-workers') },
    ...ofRuby,
    { signals: 'others', does: raised },
  ],
  startUp: 600,
  established: { by: 'laboratory', versions: 'Puma 5.6.5' },
}

const unicorn: Habit = {
  id: 'unicorn',
  title: 'unicorn',
  kind: 'server',
  is: (features) => isScript(features, 'unicorn'),
  reactions: [
    { signals: ['SIGQUIT'], does: exits(0) },
    // At once: workers are killed with their requests.
    { signals: ['SIGINT', 'SIGTERM'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
    { signals: ['SIGUSR2'], does: lives('upgrades') },
    { signals: ['SIGTTIN', 'SIGTTOU', 'SIGWINCH'], does: lives('changes-workers') },
    ...ofRuby,
    { signals: 'others', does: raised },
  ],
  startUp: 400,
  established: { by: 'laboratory', versions: 'unicorn 6.0.0' },
}

const sidekiq: Habit = {
  id: 'sidekiq',
  title: 'Sidekiq',
  kind: 'server',
  is: (features) => isScript(features, 'sidekiq'),
  reactions: [
    { signals: ['SIGINT', 'SIGTERM'], does: exits(0) },
    { signals: ['SIGTSTP'], does: lives('quiets') },
    { signals: ['SIGTTIN'], does: lives('dumps') },
    ...ofRuby,
  ],
  startUp: 1000,
  established: { by: 'source', where: 'https://github.com/sidekiq/sidekiq/wiki/Signals' },
}

export const rubyServers: readonly Habit[] = [puma, unicorn, sidekiq]

export const ruby: Habit = {
  id: 'ruby',
  title: 'Ruby',
  kind: 'runtime',
  is: isRuby,
  reactions: [...ofRuby, { signals: 'others', does: decides(raised) }],
  startUp: 80,
  established: { by: 'laboratory', versions: 'Ruby 3.1.2' },
}
