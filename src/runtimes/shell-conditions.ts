/**
 * Whether a shell waits for a child in the foreground, so that a trap runs only after that, or sits in `wait`, which a trap
 * interrupts. dash and busybox sleep in sigsuspend there, and in wait4 for a foreground child; bash always in wait4, zsh and
 * mksh always in sigsuspend. But what a shell without job control starts with `&` ignores INT and QUIT.
 * bash(1) SIGNALS, dash(1) wait; POSIX XCU 2.11
 */
import { holds } from './conditions.ts'
import type { Features } from './features.ts'
import type { Condition } from './habit.ts'
import { applet, runs } from './program.ts'

type Wait = 'foreground' | 'wait-builtin' | 'other-call' | 'unknown'

// Of x86-64.
export const wait4 = 61
const waitid = 247
const sigsuspend = 130

export const hasForeground: Condition = (features) => waitOf(features) === 'foreground'

/** A trap, or the shell itself, reacts at once. */
export const isFree: Condition = (features) =>
  waitOf(features) === 'wait-builtin' || waitOf(features) === 'other-call'

function waitOf(features: Features): Wait {
  const { calls, children = [] } = features
  const call = calls?.[0]
  if (call !== undefined && ![wait4, waitid, sigsuspend].includes(call)) return 'other-call'
  if (isAlmquist(features)) {
    if (call === sigsuspend) return 'wait-builtin'
    if (call === wait4) return 'foreground'
  }
  // What a shell ignored from the start, all its children ignore.
  if (holds(features, 'ignored', 'SIGINT') === true) return 'unknown'
  const ways = children.map(startedAs)
  if (ways.includes('foreground')) return 'foreground'
  const isBackground = ways.length > 0 && ways.every((way) => way === 'background')
  return isBackground && call !== undefined ? 'wait-builtin' : 'unknown'
}

/** A program with handlers for both has lost the trace of how it was started, and so has Node, which resets all signals. */
function startedAs(child: Features): 'foreground' | 'background' | 'unknown' {
  if (runs(child, /^(node(js)?|npm|npx|yarn|pnpm)$/)) return 'unknown'
  const ignored = ['SIGINT', 'SIGQUIT'].map((signal) => holds(child, 'ignored', signal))
  if (ignored.includes(true)) return 'background'
  const caught = ['SIGINT', 'SIGQUIT'].map((signal) => holds(child, 'caught', signal))
  const isPlain = ignored.some((isIgnored, at) => isIgnored === false && caught[at] === false)
  return isPlain ? 'foreground' : 'unknown'
}

function isAlmquist(features: Features): boolean {
  return runs(features, /^dash$/) || applet(features) !== undefined
}
