/**
 * Ruby and the servers written in it. Ruby raises an exception for most signals that end a process; uncaught, it sends itself
 * the signal at the end, and an init exits 1 instead.  Ruby Signal.trap, signal.c; puma docs/signals.md; unicorn SIGNALS
 */
import type { Features } from './features.ts'
import type { Habit, ReactionRow } from './habit.ts'
import { runs, runsScript } from './program.ts'
import {
  aborts,
  decides,
  ends,
  exit,
  exits,
  falls,
  finishes,
  killed,
  lives,
  segmentation,
} from './reactions.ts'

const rubies = /^ruby[\d.]*$/

const isRuby = (features: Features) => runs(features, rubies)

const isScript = (features: Features, file: RegExp, title: RegExp) =>
  runsScript(features, { interpreter: rubies, valued: 'IrC', file, title })

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
  is: (features) => isScript(features, /^puma$/, /^puma \d/),
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
  is: (features) => isScript(features, /^unicorn$/, /^unicorn master/),
  reactions: [
    { signals: ['SIGQUIT'], does: finishes(0) },
    // At once: workers are killed with their requests.
    { signals: ['SIGINT', 'SIGTERM'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
    { signals: ['SIGUSR2'], does: lives('upgrades') },
    { signals: ['SIGTTIN', 'SIGTTOU', 'SIGWINCH'], does: lives('changes-workers') },
    ...ofRuby,
    { signals: 'others', does: raised },
  ],
  startUp: 700,
  established: { by: 'laboratory', versions: 'unicorn 6.0.0' },
}

const sidekiq: Habit = {
  id: 'sidekiq',
  title: 'Sidekiq',
  kind: 'server',
  is: (features) => isScript(features, /^sidekiq$/, /^sidekiq \d/),
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
  startUp: 40,
  established: { by: 'laboratory', versions: 'Ruby 3.1.2' },
}
