/**
 * What /proc says about each program of the tour when it rests as PID 1 of a container; for machines on which it cannot be
 * looked up. Read on Linux 6.18 with Debian 12 (bash 5.2, Node 20, Python 3.11, Perl 5.36, tini 0.19, dumb-init 1.2.5,
 * catatonit 0.1.7); the Go row is the article's. Other versions have other masks.
 */
import { noSignals, parseMask, type SignalSet } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import { noProgramFacts } from '../../observe/program-facts.ts'
import type { InitId } from './inits.ts'

/** The masks as status prints them; what a row leaves out is empty. */
interface Sample {
  readonly ignored?: string
  readonly caught?: string
  readonly blocked?: string
  /** The set its leader waits for in rt_sigtimedwait. */
  readonly awaited?: string
  readonly signalfd?: string
}

const samples: Readonly<Record<InitId, Sample>> = {
  'no-handlers': {},
  bash: { ignored: '0000000000000004', caught: '0000000000010002', blocked: '0000000000010000' },
  go: { caught: 'fffffffe7fc1feff' },
  'handler-exits': { caught: '0000000000004000' },
  'handler-returns': { caught: '0000000000004000' },
  node: { ignored: '0000000001001000', caught: '0000000100004602' },
  'node-handler': { ignored: '0000000001001000', caught: '0000000100004602' },
  blocked: { blocked: '0000000000004000' },
  sigwait: { awaited: '0000000000004000' },
  tini: { ignored: '0000000000300000', awaited: 'fffffffe3fcbfa07' },
  'dumb-init': { caught: '000000007ffbfeff', awaited: 'fffffffe7ffbfeff' },
  catatonit: { blocked: 'fffffffe3ffbfa07', signalfd: 'fffffffe3ffbfa07' },
  dash: { caught: '0000000000010002' },
  busybox: { ignored: '0000000000000004', caught: '0000000000010002' },
  python: { ignored: '0000000001001000', caught: '0000000000000002' },
  perl: { ignored: '0000000000000080' },
}

const where = 'a sample'

/** The sample as an observation: PID 1 of a namespace, root's, one thread, at rest. */
export function sampleOf(id: InitId): Observation {
  const { ignored, caught, blocked, awaited, signalfd } = samples[id]
  const none = fact(noSignals)
  return {
    source: 'pasted',
    pid: fact(1),
    name: fact(id),
    commandLine: unknown('not-asked'),
    state: fact('S'),
    parent: fact(0),
    tracer: fact(0),
    users: fact({ real: 0, effective: 0, saved: 0, filesystem: 0 }),
    namespacePids: fact([1]),
    namespaceGroups: fact([1]),
    namespaceSessions: fact([1]),
    pidNamespace: unknown('not-asked'),
    isKernelThread: fact(false),
    isDumpingCore: fact(false),
    init: fact('namespace'),
    startTime: unknown('not-asked'),
    signals: {
      width: fact(16),
      family: fact('generic'),
      pending: none,
      sharedPending: none,
      blocked: mask(blocked),
      ignored: mask(ignored),
      caught: mask(caught),
    },
    threads: fact([
      {
        tid: 1,
        state: fact('S'),
        pending: none,
        blocked: mask(blocked),
        awaited: mask(awaited),
        blockedBefore: unknown('not-asked'),
        tracer: fact(0),
        call: unknown('not-asked'),
        sleepsIn: unknown('not-asked'),
      },
    ]),
    threadCount: fact(1),
    signalfd: mask(signalfd),
    signalfds: unknown('not-asked'),
    queue: unknown('not-asked'),
    capabilities: unknown('not-asked'),
    noNewPrivileges: unknown('not-asked'),
    seccomp: unknown('not-asked'),
    program: noProgramFacts(),
  }
}

/** A fact of the sample; the context says of which type. */
function fact<T>(value: T): Fact<T> {
  return known(value, where)
}

function mask(text: string | undefined): Fact<SignalSet> {
  if (text === undefined) return fact(noSignals)
  const parsed = parseMask(text)
  if (!parsed.ok) throw new Error(`not a mask: ${text}`)
  return fact(parsed.set)
}
