/**
 * The Java virtual machine (HotSpot): HUP, INT and TERM run the shutdown hooks, QUIT prints all threads. With -Xrs none of
 * the four is caught. The signals of faults, sent by somebody, are taken for faults of its own.
 * java(1) -Xrs; hotspot/os/posix/signals_posix.cpp
 */
import type { Habit } from './habit.ts'
import { runs } from './program.ts'
import { aborts, ends, exit, exit128, falls, lives } from './reactions.ts'

export const java: Habit = {
  id: 'java',
  title: 'Java',
  kind: 'runtime',
  is: (features) => runs(features, /^java$/),
  reactions: [
    { signals: ['SIGHUP', 'SIGINT', 'SIGTERM'], does: ends(exit128) },
    { signals: ['SIGQUIT'], does: lives('dumps') },
    { signals: ['SIGPIPE', 'SIGXFSZ', 'SIGTRAP'], does: lives('ignores') },
    {
      // USR2 suspends a thread for the machine itself and may not come from elsewhere.
      signals: ['SIGILL', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'SIGUSR2'],
      does: falls(aborts(exit(127))),
    },
  ],
  startUp: 200,
  established: { by: 'laboratory', versions: 'OpenJDK 17.0.15' },
}
