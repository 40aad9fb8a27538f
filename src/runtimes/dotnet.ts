/**
 * .NET: since version 10 its runtime no longer reacts to TERM by itself, only where the program registers for it, as every
 * generic host does. Up to version 9 TERM without a registration ends the program with 143.
 */
import type { Habit } from './habit.ts'
import { runs } from './program.ts'
import { cleansUp, decides, lives } from './reactions.ts'

export const dotnet: Habit = {
  id: 'dotnet',
  title: '.NET',
  kind: 'runtime',
  is: (features) => runs(features, /^dotnet$/),
  reactions: [
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
