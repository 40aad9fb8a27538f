/**
 * .NET: since version 10 its runtime no longer reacts to TERM by itself, only where the program registers for it, as every
 * generic host does. Up to version 9 TERM without a registration ends the program with 143.
 */
import type { Habit } from './habit.ts'
import { runs } from './program.ts'
import { cleansUp, decides, ends, exit128, lives } from './reactions.ts'

export const dotnet: Habit = {
  id: 'dotnet',
  title: '.NET',
  kind: 'runtime',
  is: (features) => runs(features, /^dotnet$/),
  reactions: [
    { signals: ['SIGTERM', 'SIGINT', 'SIGHUP'], does: decides(ends(exit128)) },
    // Its handler makes a thread print nothing and go on; the diagnostics have their own way in.
    { signals: ['SIGQUIT'], does: decides(ends(exit128)) },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGCONT', 'SIGWINCH'], does: lives('resizes') },
    { signals: 'others', does: decides(cleansUp) },
  ],
  startUp: 100,
  established: {
    by: 'source',
    where:
      'https://learn.microsoft.com/dotnet/core/compatibility/core-libraries/10.0/sigterm-signal-handler',
  },
}
