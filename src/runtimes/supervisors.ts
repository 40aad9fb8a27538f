/**
 * Inits and supervisors of many services: an order to stop goes to all of them first.
 * s6-svscan "Signals"; runit(8), runsvdir(8) SIGNALS; supervisord "Signals"; systemd(1) SIGNALS; busybox init/init.c
 */
import type { Condition, Habit, Reaction } from './habit.ts'
import { applet, runs, runsScript } from './program.ts'
import { pythons } from './python.ts'
import { decides, ends, exit, exits, falls, lives, unknownEnd } from './reactions.ts'

/** Ended by its own reboot(2), which the kernel turns into a signal to the init of a namespace. */
const reboots = (signal: 'SIGHUP' | 'SIGINT'): Reaction => ends({ kind: 'killed', signal })

const hasScripts: Condition = ({ words }) =>
  words?.some((word) => /^\/(var\/)?run\//.test(word)) ?? false

const s6: Habit = {
  id: 's6-svscan',
  title: 's6-svscan',
  kind: 'supervisor',
  is: (features) => runs(features, /^s6-svscan$/),
  reactions: [
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGALRM'], does: lives('reloads') },
    // A script of that name in .s6-svscan comes first, as in s6-overlay.
    {
      signals: ['SIGTERM', 'SIGINT', 'SIGQUIT'],
      when: hasScripts,
      does: decides(ends(unknownEnd)),
    },
    { signals: ['SIGTERM', 'SIGINT', 'SIGQUIT'], does: exits(0) },
    // It leaves the services running.
    { signals: ['SIGABRT'], does: falls(exit(0)) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGPIPE'], does: lives('ignores') },
    { signals: ['SIGUSR1', 'SIGUSR2', 'SIGPWR', 'SIGWINCH'], does: decides(lives('ignores')) },
  ],
  startUp: 20,
  established: { by: 'laboratory', versions: 's6 2.11.3' },
}

const runit: Habit = {
  id: 'runit',
  title: 'runit',
  kind: 'supervisor',
  is: (features) => runs(features, /^(runit|runit-init)$/),
  reactions: [
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGINT'], does: decides(lives('ignores')) },
    // Only where the file runit.stopit is executable.
    { signals: ['SIGCONT'], does: decides(reboots('SIGINT')) },
    { signals: ['SIGPWR', 'SIGALRM'], does: reboots('SIGINT') },
  ],
  startUp: 50,
  established: { by: 'laboratory', versions: 'runit 2.1.2' },
}

const runsvdir: Habit = {
  id: 'runsvdir',
  title: 'runsvdir',
  kind: 'supervisor',
  is: (features) => runs(features, /^runsvdir$/) || applet(features) === 'runsvdir',
  reactions: [
    // At once, without the services; those of a container are killed with it.
    { signals: ['SIGTERM'], does: falls(exit(0)) },
    // It sends TERM to every runsv, and does not wait either.
    {
      signals: ['SIGHUP'],
      does: { does: 'forwards', to: 'children', as: 'SIGTERM', status: exit(111), isHasty: true },
    },
    { signals: ['SIGALRM'], does: lives('reloads') },
  ],
  startUp: 10,
  established: { by: 'laboratory', versions: 'runit 2.1.2' },
}

const supervisord: Habit = {
  id: 'supervisord',
  title: 'supervisord',
  kind: 'supervisor',
  is: (features) =>
    runs(features, /^supervisord$/) ||
    runsScript(features, { interpreter: pythons, valued: 'WX', file: /^supervisord(\.py)?$/ }),
  reactions: [
    { signals: ['SIGINT', 'SIGQUIT', 'SIGTERM'], does: exits(0) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR2'], does: lives('reopens-logs') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
  ],
  startUp: 800,
  established: { by: 'laboratory', versions: 'Supervisor 4.2.5' },
}

const isOfUser: Condition = ({ words }) => words?.includes('--user') ?? false

const crashing = ['SIGQUIT', 'SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV']

const systemd: Habit = {
  id: 'systemd',
  title: 'systemd',
  kind: 'supervisor',
  is: (features) => runs(features, /^systemd$/),
  reactions: [
    { signals: ['SIGTERM', 'SIGINT'], when: isOfUser, does: ends(unknownEnd) },
    { signals: ['SIGTERM'], does: lives('re-executes') },
    { signals: ['SIGHUP'], does: lives('reloads') },
    // The units ctrl-alt-del.target, kbrequest.target and sigpwr.target say what happens.
    { signals: ['SIGINT'], does: decides(ends(unknownEnd)) },
    { signals: ['SIGWINCH', 'SIGPWR'], does: decides(lives('internal')) },
    { signals: ['SIGUSR1'], does: lives('internal') },
    { signals: ['SIGUSR2'], does: lives('dumps') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    // halt, poweroff, reboot and kexec; the second four without stopping anything in order.
    { signals: ['SIGRTMIN+3', 'SIGRTMIN+4', 'SIGRTMIN+5', 'SIGRTMIN+6'], does: ends(unknownEnd) },
    {
      signals: ['SIGRTMIN+13', 'SIGRTMIN+14', 'SIGRTMIN+15', 'SIGRTMAX-14'],
      does: falls(unknownEnd),
    },
    // It takes them for faults of its own: dumps core and freezes, or exits.
    { signals: crashing, does: decides() },
    { signals: 'others', does: lives('internal') },
  ],
  startUp: 200,
  established: { by: 'source', where: 'https://man7.org/linux/man-pages/man1/systemd.1.html' },
}

const busyboxInit: Habit = {
  id: 'busybox-init',
  title: 'busybox init',
  kind: 'supervisor',
  is: (features) => ['init', 'linuxrc'].includes(applet(features) ?? ''),
  reactions: [
    { signals: ['SIGPWR', 'SIGUSR1', 'SIGUSR2'], does: reboots('SIGINT') },
    { signals: ['SIGTERM'], does: reboots('SIGHUP') },
    { signals: ['SIGHUP'], does: lives('reloads') },
    // What inittab has for ctrlaltdel and restart.
    { signals: ['SIGINT', 'SIGQUIT'], does: decides(lives('ignores')) },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    // It sleeps in its handler until CONT.
    { signals: ['SIGTSTP'], does: lives('interrupts-work') },
    { signals: ['SIGCONT'], does: lives('ignores') },
  ],
  startUp: 10,
  established: { by: 'laboratory', versions: 'busybox 1.35.0' },
}

export const supervisors: readonly Habit[] = [
  s6,
  runit,
  runsvdir,
  supervisord,
  systemd,
  busyboxInit,
]
