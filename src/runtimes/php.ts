/**
 * PHP. Its engine catches what would end it, and where the script has no handler of its own it resets the signal and sends
 * it again.  Zend/zend_signal.c: zend_signal_handler_defer(); php-fpm(8) SIGNALS
 */
import type { Habit } from './habit.ts'
import { runs, titled } from './program.ts'
import { decides, exit, exits, falls, finishes, lives } from './reactions.ts'

export const phpFpm: Habit = {
  id: 'php-fpm',
  title: 'PHP-FPM',
  kind: 'server',
  is: (features) => runs(features, /^php-fpm[\d.]*$/) && !titled(features, /^php-fpm: pool/),
  reactions: [
    { signals: ['SIGQUIT'], does: finishes(0) },
    // At once: requests are cut off.
    { signals: ['SIGINT', 'SIGTERM'], does: exits(0) },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
    // It executes itself anew.
    { signals: ['SIGUSR2', 'SIGHUP'], does: lives('reloads') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
  ],
  startUp: 80,
  established: { by: 'laboratory', versions: 'PHP 8.2.36' },
}

export const php: Habit = {
  id: 'php',
  title: 'PHP',
  kind: 'runtime',
  is: (features) => runs(features, /^php[\d.]*$/),
  reactions: [
    // The built-in web server.
    { signals: ['SIGINT'], when: ({ words }) => words?.includes('-S') ?? false, does: exits(0) },
    // It is the time limit's own signal.
    { signals: ['SIGPROF'], does: falls(exit(255)) },
    { signals: ['SIGCHLD'], does: decides(lives('collects-children')) },
    // Without a handler of the script: it is sent again, and an init goes on; but a sleep is over.
    { signals: 'others', does: decides() },
  ],
  startUp: 80,
  established: { by: 'laboratory', versions: 'PHP 8.2.36' },
}
