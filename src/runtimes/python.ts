/**
 * Python and the servers written in it. Python itself catches INT only, and raises KeyboardInterrupt; every other handler
 * is the program's.  Python signal, Modules/main.c: exit_sigint(); gunicorn and Celery "Signals"
 */
import { isInit } from './conditions.ts'
import type { Features } from './features.ts'
import type { Habit } from './habit.ts'
import { runs, runsScript } from './program.ts'
import {
  cleansUp,
  decides,
  ends,
  exit,
  exit128,
  exits,
  falls,
  finishes,
  killed,
  lives,
  unknownEnd,
} from './reactions.ts'

export const pythons: RegExp = /^(python|pypy)[\d.]*t?$/

const isScript = (features: Features, file: RegExp, title: RegExp) =>
  runsScript(features, { interpreter: pythons, valued: 'WX', file, title })

const gunicorn: Habit = {
  id: 'gunicorn',
  title: 'gunicorn',
  kind: 'server',
  is: (features) => isScript(features, /^gunicorn$/, /^gunicorn: master/),
  reactions: [
    { signals: ['SIGTERM'], does: exits(0) },
    // At once: a worker does not finish its requests.
    { signals: ['SIGINT', 'SIGQUIT'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
    { signals: ['SIGUSR2'], does: lives('upgrades') },
    { signals: ['SIGTTIN', 'SIGTTOU', 'SIGWINCH'], does: lives('changes-workers') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
  ],
  startUp: 600,
  established: { by: 'laboratory', versions: 'gunicorn 20.1.0' },
}

const uvicorn: Habit = {
  id: 'uvicorn',
  title: 'Uvicorn',
  kind: 'server',
  is: (features) => isScript(features, /^uvicorn$/, /^uvicorn$/),
  reactions: [
    { signals: ['SIGINT', 'SIGTERM'], when: isInit, does: exits(0) },
    // Since 0.29 it sends itself the signal again when it has stopped.
    {
      signals: ['SIGINT', 'SIGTERM'],
      does: ends(unknownEnd),
      established: { by: 'source', where: 'https://github.com/Kludex/uvicorn/pull/1600' },
    },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGTTIN', 'SIGTTOU'], does: lives('changes-workers') },
  ],
  startUp: 600,
  established: { by: 'laboratory', versions: 'Uvicorn 0.17.6' },
}

const celery: Habit = {
  id: 'celery',
  title: 'Celery worker',
  kind: 'server',
  is: (features) =>
    isScript(features, /^celery$/, /^\[celeryd: .*MainProcess/) &&
    (features.words?.some((word) => word === 'worker' || word.startsWith('[')) ?? false),
  reactions: [
    // Warm: the tasks that run may finish. A second time, and QUIT: cold.
    { signals: ['SIGINT', 'SIGTERM'], does: finishes(0) },
    { signals: ['SIGQUIT'], does: falls(exit(0)) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1'], does: lives('dumps') },
    { signals: ['SIGUSR2'], does: lives('opens-debugger') },
  ],
  startUp: 2000,
  established: { by: 'laboratory', versions: 'Celery 5.2.6' },
}

export const pythonServers: readonly Habit[] = [gunicorn, uvicorn, celery]

export const python: Habit = {
  id: 'python',
  title: 'Python',
  kind: 'runtime',
  is: (features) => runs(features, pythons),
  reactions: [
    { signals: ['SIGINT'], does: decides(ends(killed(exit128))) },
    { signals: ['SIGCHLD'], does: decides(lives('collects-children')) },
    { signals: ['SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'], does: decides() },
    { signals: 'others', does: decides(cleansUp) },
  ],
  startUp: 30,
  established: { by: 'laboratory', versions: 'Python 3.11' },
}
