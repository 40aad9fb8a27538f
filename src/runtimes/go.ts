/**
 * Go: its runtime catches nearly every signal. What the program did not ask for by signal.Notify ends it as by default (an
 * init goes on to exit 2), or dumps all stacks and exits 2, or does nothing.
 * go/src/runtime/sigtab_linux_generic.go, signal_unix.go: sighandler(), dieFromSignal()
 */
import { catches, isNotified, isUnnotified } from './conditions.ts'
import type { Habit } from './habit.ts'
import { cleansUp, decides, exit, falls, killed, lives } from './reactions.ts'

const dies = falls(killed(exit(2)))
const throws = falls(exit(2))

// biome-ignore format: a list of names reads best in rows
const thrown = [
  'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'SIGSTKFLT', 'SIGSYS',
]

export const go: Habit = {
  id: 'go',
  title: 'Go',
  kind: 'runtime',
  is: ({ goVersion }) => goVersion !== undefined,
  reactions: [
    { signals: ['SIGURG'], does: lives('internal') },
    { signals: ['SIGHUP', 'SIGINT', 'SIGTERM'], when: isUnnotified, does: dies },
    { signals: ['SIGHUP'], when: isNotified, does: decides(lives('reloads')) },
    {
      signals: ['SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGABRT'],
      when: isNotified,
      does: decides(cleansUp),
    },
    { signals: 'others', when: isNotified, does: decides(lives('internal')) },
    { signals: ['SIGHUP', 'SIGINT', 'SIGTERM'], does: decides() },
    { signals: thrown, when: isUnnotified, does: throws },
    // That it catches CONT shows that it asked for all.
    { signals: thrown, when: catches('SIGCONT'), does: decides(lives('internal')) },
    { signals: thrown, does: decides(throws) },
    { signals: 'others', when: isUnnotified, does: lives('ignores') },
    // Caught only where it was asked for.
    { signals: ['SIGCONT', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU'], does: decides(lives('internal')) },
    { signals: 'others', does: decides(lives('ignores')) },
  ],
  startUp: 5,
  established: { by: 'laboratory', versions: 'Go 1.19.8' },
}
