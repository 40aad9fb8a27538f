/** Perl catches nothing by itself: every handler is the program's.  perlipc */
import type { Habit } from './habit.ts'
import { runs } from './program.ts'
import { cleansUp, decides, lives } from './reactions.ts'

export const perl: Habit = {
  id: 'perl',
  title: 'Perl',
  kind: 'runtime',
  is: (features) => runs(features, /^perl[\d.]*$/),
  reactions: [
    { signals: ['SIGCHLD'], does: decides(lives('collects-children')) },
    { signals: 'others', does: decides(cleansUp) },
  ],
  startUp: 10,
  established: { by: 'laboratory', versions: 'Perl 5.36' },
}
