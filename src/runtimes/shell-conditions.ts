/**
 * Whether a shell waits for a child in the foreground, so that a trap runs only after that, or sits in `wait`, which a trap
 * interrupts. dash and busybox sleep in sigsuspend there. bash sleeps in wait4 either way; but what a shell without job
 * control starts with `&` ignores INT and QUIT.  bash(1) SIGNALS, dash(1) wait; POSIX XCU 2.11
 */
import { holds } from './conditions.ts'
import type { Features } from './features.ts'
import type { Condition } from './habit.ts'

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
  const call = features.calls?.[0]
  if (features.children?.length === 0) return call === wait4 ? 'unknown' : 'other-call'
  if (call === sigsuspend) return 'wait-builtin'
  if (call !== undefined && call !== wait4 && call !== waitid) return 'other-call'
  const children = features.children ?? []
  if (children.length === 0) return 'unknown'
  const started = children.map(startedAs)
  if (started.includes('foreground')) return 'foreground'
  if (call !== undefined && started.every((way) => way === 'background')) return 'wait-builtin'
  // dash and busybox call wait4 for the foreground only.
  return call === wait4 && !isBash(features) ? 'foreground' : 'unknown'
}

/** A program with handlers for both has lost the trace of how it was started. */
function startedAs(child: Features): 'foreground' | 'background' | 'unknown' {
  const ignored = ['SIGINT', 'SIGQUIT'].map((signal) => holds(child, 'ignored', signal))
  if (ignored.includes(true)) return 'background'
  const caught = ['SIGINT', 'SIGQUIT'].map((signal) => holds(child, 'caught', signal))
  const isPlain = ignored.some((isIgnored, at) => isIgnored === false && caught[at] === false)
  return isPlain ? 'foreground' : 'unknown'
}

function isBash({ executable, words }: Features): boolean {
  return /(^|\/)-?bash$/.test(executable ?? words?.[0] ?? 'bash')
}
