/**
 * Databases and caches. PostgreSQL waits for its clients on TERM; the others stop in order.
 * postgres(1) "SIGNALS"; MySQL 8.4 manual 6.10; redis.io "Signals"; mongo/util/signal_handlers.cpp
 */
import type { Habit } from './habit.ts'
import { runs, titled } from './program.ts'
import { exit, exits, falls, finishes, killed, lives, raisesAgain } from './reactions.ts'

/** Their handlers are for faults of its own, and take one that was sent for such. */
const faults = ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV']

const postgresql: Habit = {
  id: 'postgresql',
  title: 'PostgreSQL',
  kind: 'server',
  is: (features) => runs(features, /^(postgres|postmaster)$/) && !titled(features, /^postgres: /),
  reactions: [
    // Smart: it waits until the last client has gone.
    { signals: ['SIGTERM'], does: finishes(0) },
    // Fast: it breaks connections off and writes a checkpoint.
    { signals: ['SIGINT'], does: exits(0) },
    // Immediate: the next start has to recover.
    { signals: ['SIGQUIT'], does: falls(exit(0)) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1', 'SIGUSR2'], does: lives('internal') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
  ],
  startUp: 60,
  established: { by: 'laboratory', versions: 'PostgreSQL 15.18' },
}

const mysql: Habit = {
  id: 'mysql',
  title: 'MySQL',
  kind: 'server',
  is: (features) => runs(features, /^mysqld(-debug)?$/),
  reactions: [
    { signals: ['SIGTERM', 'SIGQUIT'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
  ],
  startUp: 1000,
  established: {
    by: 'source',
    where: 'https://dev.mysql.com/doc/refman/8.4/en/unix-signal-response.html',
  },
}

const mariadb: Habit = {
  id: 'mariadb',
  title: 'MariaDB',
  kind: 'server',
  is: (features) => runs(features, /^mariadbd$/),
  reactions: [
    { signals: ['SIGTERM', 'SIGQUIT'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: faults, does: falls(killed(exit(0))) },
    { signals: ['SIGUSR1', 'SIGALRM'], does: lives('internal') },
    { signals: ['SIGTSTP'], does: lives('ignores') },
  ],
  startUp: 300,
  established: { by: 'laboratory', versions: 'MariaDB 10.11.19' },
}

const redis: Habit = {
  id: 'redis',
  title: 'Redis',
  kind: 'server',
  is: (features) =>
    runs(features, /^(redis|valkey)-server$/) ||
    // Debian has one file of many names.
    (runs(features, /^(redis|valkey)-check-rdb$/) &&
      titled(features, /(^|\/)(redis|valkey)-server /)),
  reactions: [
    // It saves where it is configured to.
    { signals: ['SIGINT', 'SIGTERM'], does: exits(0) },
    // It writes a crash report first.
    { signals: faults, does: raisesAgain() },
  ],
  startUp: 40,
  established: { by: 'laboratory', versions: 'Redis 7.0.15' },
}

const memcached: Habit = {
  id: 'memcached',
  title: 'Memcached',
  kind: 'server',
  is: (features) => runs(features, /^memcached$/),
  reactions: [
    { signals: ['SIGINT', 'SIGTERM'], does: falls(exit(0)) },
    // Graceful: it waits for its threads and may save its memory for a warm restart.
    { signals: ['SIGUSR1'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('ignores') },
  ],
  startUp: 15,
  established: { by: 'laboratory', versions: 'Memcached 1.6.18' },
}

const mongodb: Habit = {
  id: 'mongodb',
  title: 'MongoDB',
  kind: 'server',
  is: (features) => runs(features, /^mongo[ds]$/),
  reactions: [
    { signals: ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGXCPU'], does: exits(0) },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
    { signals: ['SIGUSR2'], does: lives('dumps') },
  ],
  startUp: 300,
  established: {
    by: 'source',
    where: 'https://github.com/mongodb/mongo/blob/master/src/mongo/util/signal_handlers.cpp',
  },
}

export const databases: readonly Habit[] = [postgresql, mysql, mariadb, redis, memcached, mongodb]
