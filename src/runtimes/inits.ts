/**
 * Small inits that run one program, pass signals on to it and collect the processes that nobody else does; and the one that
 * holds a pod together.  tini(1), dumb-init(1), catatonit(8)
 */
import type { Condition, Habit, Reaction } from './habit.ts'
import { hasShort, ownOptions, runs } from './program.ts'
import { asChild, decides, exits, lives, unknownEnd } from './reactions.ts'

const forwards = (to: 'child' | 'group', as?: string): Reaction =>
  as === undefined
    ? { does: 'forwards', to, status: asChild }
    : { does: 'forwards', to, as, status: asChild }

const forwardsWithUnknownEnd: Reaction = { does: 'forwards', to: 'child', status: unknownEnd }

const option =
  (letter: string, long: string, valued: string): Condition =>
  (features) => {
    const options = ownOptions(features, valued)
    return hasShort(options, letter) || options.includes(long)
  }

/** It maps exit codes of its child to 0, or signals to others. */
const remaps: Condition = (features) => ownOptions(features, 'pe').some((word) => /^-e/.test(word))
const rewrites: Condition = (features) =>
  ownOptions(features, 'r').some((word) => /^(-r|--rewrite)/.test(word))
const isGroupOfTini = option('g', '--', 'pe')
const isSingleChild = option('c', '--single-child', 'r')
const isPause = option('P', '--', '')
const isGroupOfCatatonit = option('g', '--', '')

const tini: Habit = {
  id: 'tini',
  title: 'tini',
  kind: 'init',
  is: (features) =>
    runs(features, /^(tini(-static|-amd64|-arm64)?|docker-init)$/) ||
    isDockers(features.executable),
  // TTIN and TTOU are ignored, so that the kernel drops them; the signals of faults are neither taken nor caught.
  reactions: [
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: 'others', when: remaps, does: forwardsWithUnknownEnd },
    { signals: 'others', when: isGroupOfTini, does: forwards('group') },
    { signals: 'others', does: forwards('child') },
  ],
  startUp: 5,
  established: { by: 'laboratory', versions: 'tini 0.19.0' },
}

const dumbInit: Habit = {
  id: 'dumb-init',
  title: 'dumb-init',
  kind: 'init',
  is: (features) => runs(features, /^dumb-init(_.*)?$/),
  reactions: [
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: 'others', when: rewrites, does: decides(forwards('group')) },
    { signals: 'others', when: isSingleChild, does: forwards('child') },
    // It passes SIGSTOP on in their place and then stops itself, which an init cannot.
    { signals: ['SIGTSTP', 'SIGTTIN', 'SIGTTOU'], does: forwards('group', 'SIGSTOP') },
    { signals: 'others', does: forwards('group') },
  ],
  startUp: 5,
  established: { by: 'laboratory', versions: 'dumb-init 1.2.5' },
}

const catatonit: Habit = {
  id: 'catatonit',
  title: 'catatonit',
  kind: 'init',
  is: (features) => runs(features, /^(catatonit|podman-init)$/),
  reactions: [
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGINT', 'SIGTERM'], when: isPause, does: exits(0) },
    { signals: 'others', when: isPause, does: lives('ignores') },
    { signals: ['SIGTSTP', 'SIGTTIN', 'SIGTTOU'], does: lives('ignores') },
    { signals: 'others', when: isGroupOfCatatonit, does: forwards('group') },
    { signals: 'others', does: forwards('child') },
  ],
  startUp: 5,
  established: { by: 'laboratory', versions: 'catatonit 0.1.7' },
}

const pause: Habit = {
  id: 'pause',
  title: 'pause (Kubernetes)',
  kind: 'init',
  is: (features) => runs(features, /^pause$/),
  reactions: [
    { signals: ['SIGINT', 'SIGTERM'], does: exits(0) },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
  ],
  startUp: 5,
  established: {
    by: 'source',
    where: 'https://github.com/kubernetes/kubernetes/blob/master/build/pause/linux/pause.c',
  },
}

export const inits: readonly Habit[] = [tini, dumbInit, catatonit, pause]

/** Where Docker puts its own tini in a container. */
function isDockers(executable: string | undefined): boolean {
  return executable === '/dev/init' || executable === '/sbin/docker-init'
}
