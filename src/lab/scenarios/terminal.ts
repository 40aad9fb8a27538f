/**
 * Ctrl-C and its kin. The terminal's signals are the kernel's own and go to a whole process group, whatever namespaces its
 * members are in; an init in that group is spared as from kill(2), its children are not.
 */
import type { Target } from '../../kernel/index.ts'
import type { Origin } from '../../kernel/origins.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { catching, expectedFrom, init, ordinary, ruledFrom } from './expected.ts'
import { errno, fared, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { dress } from './take-part.ts'
import {
  bringForward,
  hangUp,
  keys,
  lead,
  openTerminal,
  resize,
  type Terminal,
  type,
} from './terminal-set.ts'
import type { ThemedScenario } from './themed.ts'

/** What is done at the terminal, and the origin of the signal that comes of it. */
const acts = {
  'ctrl-c': ['terminal-interrupt', (terminal) => type(terminal, keys.interrupt)],
  'ctrl-backslash': ['terminal-quit', (terminal) => type(terminal, keys.quit)],
  'ctrl-z': ['terminal-suspend', (terminal) => type(terminal, keys.suspend)],
  resize: ['terminal-resize', resize],
  'hang-up': ['terminal-hangup', hangUp],
} as const satisfies Readonly<Record<string, readonly [Origin, (terminal: Terminal) => void]>>

/**
 * Who is looked at: the init, which leads the session; a child of it in the same group, or in a foreground group of its
 * own; or an ordinary process that leads the session.
 */
type Place = 'init' | 'same-group' | 'own-group' | 'ordinary-leader'

const places: Readonly<Record<Place, Target>> = {
  init,
  // Nobody of the group has a parent in another group of the session: init's own parent is outside of it.
  'same-group': { ...ordinary, orphanedGroup: true },
  'own-group': ordinary,
  'ordinary-leader': ordinary,
}

function atTerminal(what: keyof typeof acts, place: Place, target = places[place]): ThemedScenario {
  const [origin, act] = acts[what]
  const name = signalNames[origin]
  const catches = target === places[place] ? '' : '-that-catches'
  return scenario({
    id: `terminal/${what}/${place}${catches}`,
    theme: 'terminal',
    cites: originCites[origin],
    claim: 'default-is-ignored',
    model: (traits) => expectedFrom(origin, target, traits),
    kernel(stage) {
      const terminal = openTerminal(stage.outside)
      if (!terminal) return { missing: 'terminal' }
      const puppet = seat(stage, terminal, place)
      dress(puppet, target)
      stage.begin()
      act(terminal)
      const generated = stage.generated(puppet, signalNamed(name))
      return { fared: seen(puppet), ...generated }
    },
  })
}

const signalNames = {
  'terminal-interrupt': 'SIGINT',
  'terminal-quit': 'SIGQUIT',
  'terminal-suspend': 'SIGTSTP',
  'terminal-resize': 'SIGWINCH',
  'terminal-hangup': 'SIGHUP',
} as const
const originCites = {
  'terminal-interrupt': ['n_tty.c#isig', 'termios(3)'],
  'terminal-quit': ['n_tty.c#isig', 'termios(3)'],
  'terminal-suspend': ['n_tty.c#isig', 'exit.c#is_current_pgrp_orphaned', 'termios(3)'],
  'terminal-resize': ['tty_io.c#tty_do_resize', 'ioctl_tty(2)'],
  'terminal-hangup': ['tty_jobctrl.c#tty_signal_session_leader', 'credentials(7)'],
} as const

function seat(stage: Stage, terminal: Terminal, place: Place): Puppet {
  const first = stage.newInit({ ownGroup: false })
  switch (place) {
    case 'init':
      lead(first, terminal)
      return first
    case 'same-group':
      lead(first, terminal)
      return first.spawn({ ownGroup: false })
    case 'own-group': {
      const slave = lead(first, terminal)
      const child = first.spawn()
      bringForward(first, slave, child.innerPid)
      return child
    }
    case 'ordinary-leader': {
      const leader = first.spawn({ ownGroup: false })
      lead(leader, terminal)
      first.call('close', terminal.master)
      return leader
    }
  }
}

/** Reading from a terminal whose foreground is another group's. */
function backgroundRead(place: 'init' | 'own-group'): ThemedScenario {
  return scenario({
    id: `terminal/background-read/${place}`,
    theme: 'terminal',
    cites: ['tty_jobctrl.c#__tty_check_change', 'credentials(7)'],
    model(traits) {
      // An orphaned group is not sent SIGTTIN, the read fails instead; init's group is one.
      if (place === 'init') return { fared: 'lives', read: 'EIO' }
      return { fared: fared(ruledFrom('background-read', ordinary, traits)), read: 'none' }
    },
    kernel(stage) {
      const terminal = openTerminal(stage.outside)
      if (!terminal) return { missing: 'terminal' }
      const first = stage.newInit({ ownGroup: false })
      const slave = lead(first, terminal)
      const child = first.spawn()
      if (place === 'init') bringForward(first, slave, child.innerPid)
      const reader = place === 'init' ? first : child
      const program = new Program()
      const read = program.call('read', slave, program.space(8), 8)
      const outcome: Outcome = reader.attempt(program)
      const result = outcome.kind === 'answered' ? errno(outcome.answer.value(read)) : 'unobserved'
      return { fared: seen(reader, outcome), read: result }
    },
  })
}

/** The process outside that shares the terminal, and its group, with an init inside. */
const acrossNamespaces = scenario({
  id: 'terminal/ctrl-c/across-namespaces',
  theme: 'terminal',
  cites: ['n_tty.c#isig', 'pid_namespaces(7)'],
  model: (traits) => ({
    outer: fared(ruledFrom('terminal-interrupt', ordinary, traits)),
    inner: fared(ruledFrom('terminal-interrupt', ordinary, traits)),
    init: fared(ruledFrom('terminal-interrupt', init, traits)),
  }),
  kernel(stage) {
    const terminal = openTerminal(stage.outside)
    if (!terminal) return { missing: 'terminal' }
    const leader = stage.outside.spawn({ ownGroup: false })
    lead(leader, terminal)
    const shared = { ownGroup: false, parentDeathSignal: 0 }
    const first = leader.spawn({ ...shared, newPidNamespace: true })
    const insider = first.spawn(shared)
    type(terminal, keys.interrupt)
    const inner = seen(insider)
    const outer = seen(leader)
    return { outer, inner, init: seen(first) }
  },
})

export const terminal: readonly ThemedScenario[] = [
  atTerminal('ctrl-c', 'init'),
  atTerminal('ctrl-c', 'init', catching(init, 'SIGINT')),
  atTerminal('ctrl-c', 'same-group'),
  atTerminal('ctrl-backslash', 'init'),
  atTerminal('ctrl-backslash', 'same-group'),
  atTerminal('ctrl-z', 'init'),
  atTerminal('ctrl-z', 'same-group'),
  atTerminal('ctrl-z', 'own-group'),
  atTerminal('resize', 'init'),
  atTerminal('hang-up', 'init'),
  atTerminal('hang-up', 'init', catching(init, 'SIGHUP')),
  atTerminal('hang-up', 'ordinary-leader'),
  backgroundRead('init'),
  backgroundRead('own-group'),
  acrossNamespaces,
]
