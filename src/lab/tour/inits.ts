/**
 * The programs that the tour makes PID 1 of a fresh PID namespace. First the article's own, then those that show what it
 * left out, then what else is installed. One row each.
 */
import type { Posture } from '../inits/posture.ts'
import type { RestingCall } from '../inits/resting-calls.ts'

/** The name of a row. */
export type InitId =
  | 'no-handlers'
  | 'bash'
  | 'go'
  | 'handler-exits'
  | 'handler-returns'
  | 'node'
  | 'node-handler'
  | 'blocked'
  | 'sigwait'
  | 'tini'
  | 'dumb-init'
  | 'catatonit'
  | 'dash'
  | 'busybox'
  | 'python'
  | 'perl'

/** SigCgt as the article prints it: examples, not constants. */
export const caughtInArticle: Readonly<Partial<Record<InitId, string>>> = {
  'no-handlers': '0000000000000000',
  bash: '0000000000010002',
  go: 'fffffffe7fc1feff',
}

/** What a row is there for: the article's experiments, the conditions it left out, and other programs found here. */
export type Chapter = 'article' | 'conditions' | 'others'

/** How the process is made. */
type Start =
  /** The laboratory's own subject, a program without a runtime, in one of its postures about SIGTERM. */
  | { readonly kind: 'subject'; readonly posture: Posture }
  /** A program of this machine, the first of these names that is found. */
  | {
      readonly kind: 'program'
      readonly names: readonly string[]
      readonly args: readonly string[]
    }
  /** The Node that runs this. */
  | { readonly kind: 'this-node'; readonly args: readonly string[] }
  /** A Go program, compiled for the occasion. */
  | { readonly kind: 'go'; readonly source: string }

/** One program. */
export interface InitRow {
  readonly id: InitId
  readonly chapter: Chapter
  readonly start: Start
  /** The system calls its leader sleeps in when it has nothing to do. */
  readonly rests: readonly RestingCall[]
}

const shellScript = ['-c', 'sleep 60; :'] as const
const shellRests = ['wait4', 'waitid', 'rt_sigsuspend'] as const
const sleeps = ['clock_nanosleep', 'nanosleep', 'select', 'pselect6', 'pause'] as const
const idles = 'setTimeout(() => {}, 60000)'

/** The rows, in the order of the tour. */
export const inits: readonly InitRow[] = [
  subject('no-handlers', 'article', 'default', 'read'),
  program('bash', 'article', ['bash'], shellScript, shellRests),
  {
    id: 'go',
    chapter: 'article',
    start: {
      kind: 'go',
      source: 'package main\n\nimport "time"\n\nfunc main() { time.Sleep(time.Minute) }\n',
    },
    rests: ['futex', 'epoll_pwait', 'epoll_wait', 'nanosleep', 'clock_nanosleep'],
  },
  subject('handler-exits', 'article', 'handler-exits', 'read'),
  subject('handler-returns', 'conditions', 'handler-returns', 'read'),
  node('node', idles),
  node('node-handler', `process.on('SIGTERM', () => process.exit()); ${idles}`),
  subject('blocked', 'conditions', 'blocked', 'read'),
  subject('sigwait', 'conditions', 'sigwait', 'rt_sigtimedwait'),
  program(
    'tini',
    'conditions',
    ['tini', 'docker-init'],
    ['--', 'sleep', '60'],
    ['rt_sigtimedwait'],
  ),
  program('dumb-init', 'conditions', ['dumb-init'], ['--', 'sleep', '60'], ['rt_sigtimedwait']),
  program(
    'catatonit',
    'conditions',
    ['catatonit'],
    ['--', 'sleep', '60'],
    ['read', 'ppoll', 'poll', 'epoll_pwait', 'epoll_wait'],
  ),
  program('dash', 'others', ['dash'], shellScript, shellRests),
  program('busybox', 'others', ['busybox'], ['sh', ...shellScript], [...shellRests, ...sleeps]),
  program('python', 'others', ['python3'], ['-c', 'import time; time.sleep(60)'], sleeps),
  program('perl', 'others', ['perl'], ['-e', 'sleep 60'], sleeps),
]

function subject(id: InitId, chapter: Chapter, posture: Posture, rests: RestingCall): InitRow {
  return { id, chapter, start: { kind: 'subject', posture }, rests: [rests] }
}

function node(id: InitId, script: string): InitRow {
  const start = { kind: 'this-node', args: ['-e', script] } as const
  return { id, chapter: 'conditions', start, rests: ['epoll_pwait', 'epoll_wait'] }
}

function program(
  id: InitId,
  chapter: Chapter,
  names: readonly string[],
  args: readonly string[],
  rests: readonly RestingCall[],
): InitRow {
  return { id, chapter, start: { kind: 'program', names, args }, rests }
}
