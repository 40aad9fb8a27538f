/**
 * nginx, Apache, HAProxy, uWSGI and busybox httpd. In most of them TERM is not the graceful signal.
 * nginx "Controlling nginx"; httpd "Stopping and Restarting"; HAProxy Management Guide 4; uWSGI "Signals for controlling uWSGI"
 */
import { anyOf, catches } from './conditions.ts'
import type { Condition, Habit } from './habit.ts'
import { applet, runs, titled } from './program.ts'
import {
  aborts,
  decides,
  exit,
  exit128,
  exits,
  falls,
  finishes,
  lives,
  raisesAgain,
  segmentation,
} from './reactions.ts'

const nginx: Habit = {
  id: 'nginx',
  title: 'nginx',
  kind: 'server',
  is: (features) =>
    runs(features, /^(nginx(-debug)?|openresty)$/) && !titled(features, /^nginx: worker/),
  reactions: [
    { signals: ['SIGQUIT'], does: finishes(0) },
    { signals: ['SIGINT', 'SIGTERM'], does: falls(exit(0)) },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGUSR1'], does: lives('reopens-logs') },
    { signals: ['SIGUSR2'], does: lives('upgrades') },
    // It tells the workers to quit; the master stays.
    { signals: ['SIGWINCH'], does: lives('changes-workers') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGALRM', 'SIGIO'], does: lives('internal') },
  ],
  startUp: 20,
  established: { by: 'laboratory', versions: 'nginx 1.22.1' },
}

const apache: Habit = {
  id: 'apache',
  title: 'Apache httpd',
  kind: 'server',
  is: (features) => runs(features, /^(apache2|httpd)$/) && applet(features) === undefined,
  reactions: [
    { signals: ['SIGWINCH'], does: finishes(0) },
    { signals: ['SIGINT', 'SIGTERM'], does: falls(exit(0)) },
    { signals: ['SIGHUP', 'SIGUSR1'], does: lives('reloads') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    // It reports the fault, resets the signal and goes on: the fault itself would come again.
    {
      signals: ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'],
      does: raisesAgain(),
    },
  ],
  startUp: 30,
  established: { by: 'laboratory', versions: 'Apache httpd 2.4.71' },
}

/** The master of `-W` and `-Ws`, which reads the configuration anew; a worker alone catches neither INT nor TERM. */
const isMaster: Condition = ({ words }) => words?.some((word) => /^-W(s)?$/.test(word)) ?? false

const haproxy: Habit = {
  id: 'haproxy',
  title: 'HAProxy',
  kind: 'server',
  is: (features) => runs(features, /^haproxy$/),
  reactions: [
    { signals: ['SIGUSR1'], does: finishes(0) },
    { signals: ['SIGHUP', 'SIGUSR2'], when: isMaster, does: lives('reloads') },
    { signals: ['SIGINT'], when: isMaster, does: falls(exit128) },
    { signals: ['SIGTERM'], when: isMaster, does: falls(exit(0)) },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGHUP', 'SIGQUIT'], does: lives('dumps') },
    { signals: ['SIGTTIN', 'SIGTTOU'], does: lives('internal') },
    { signals: ['SIGALRM', 'SIGURG'], does: lives('internal') },
    { signals: ['SIGINT', 'SIGTERM'], does: falls(exit(0)) },
  ],
  startUp: 250,
  established: { by: 'laboratory', versions: 'HAProxy 2.6.12' },
}

const lighttpd: Habit = {
  id: 'lighttpd',
  title: 'lighttpd',
  kind: 'server',
  is: (features) => runs(features, /^lighttpd$/),
  reactions: [
    { signals: ['SIGINT'], does: finishes(0) },
    { signals: ['SIGTERM'], does: falls(exit(0)) },
    { signals: ['SIGHUP'], does: lives('reopens-logs') },
    { signals: ['SIGUSR1'], does: lives('reloads') },
    { signals: ['SIGALRM'], does: lives('internal') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGBUS'], does: falls(aborts(segmentation)) },
  ],
  startUp: 30,
  established: { by: 'laboratory', versions: 'lighttpd 1.4.69' },
}

const hasWord =
  (word: RegExp): Condition =>
  ({ words }) =>
    words?.some((each) => word.test(each)) ?? false

const diesOnTerm = hasWord(/^--?die-on-term$/)
const hasFile = hasWord(/\.(ini|xml|ya?ml|json)$|^--(ini|xml|yaml|json|emperor)\b/)
const isUwsgiMaster = anyOf(hasWord(/^(--master|-\w*M\w*)$/), catches('SIGTSTP'))

const uwsgi: Habit = {
  id: 'uwsgi',
  title: 'uWSGI',
  kind: 'server',
  is: (features) => runs(features, /^uwsgi(-core)?(_\w+)?$/),
  reactions: [
    { signals: ['SIGFPE', 'SIGSEGV'], does: falls(exit(1)) },
    { signals: ['SIGUSR1', 'SIGUSR2'], does: lives('dumps') },
    { signals: ['SIGPIPE'], does: lives('ignores') },
    // Without a master these are the codes by which a worker tells it what to do.
    {
      signals: ['SIGHUP'],
      when: (features, signal) => !isUwsgiMaster(features, signal),
      does: exits(17),
    },
    {
      signals: ['SIGINT', 'SIGTERM'],
      when: (features, signal) => !isUwsgiMaster(features, signal),
      does: exits(30),
    },
    { signals: ['SIGHUP'], does: lives('reloads') },
    { signals: ['SIGINT'], does: exits(0) },
    { signals: ['SIGTERM'], when: diesOnTerm, does: exits(0) },
    { signals: ['SIGQUIT'], when: diesOnTerm, does: lives('reloads') },
    // die-on-term may be in a file of its own. Since 2.1 it is the default.
    { signals: ['SIGTERM'], when: hasFile, does: decides(lives('reloads')) },
    { signals: ['SIGQUIT'], when: hasFile, does: decides(exits(0)) },
    { signals: ['SIGTERM'], does: lives('reloads') },
    { signals: ['SIGQUIT'], does: exits(0) },
    { signals: ['SIGTSTP'], does: lives('interrupts-work') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
  ],
  startUp: 100,
  established: { by: 'laboratory', versions: 'uWSGI 2.0.21' },
}

const busyboxHttpd: Habit = {
  id: 'busybox-httpd',
  title: 'busybox httpd',
  kind: 'server',
  is: (features) => applet(features) === 'httpd',
  reactions: [{ signals: ['SIGHUP'], does: lives('reloads') }],
  startUp: 10,
  established: { by: 'laboratory', versions: 'busybox 1.35.0' },
}

export const webServers: readonly Habit[] = [nginx, apache, haproxy, lighttpd, uwsgi, busyboxHttpd]
