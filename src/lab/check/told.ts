/**
 * Whether a process was told to stop, by what the kernel recorded: its handler ran, or a thread of it that waited took the
 * signal. Node and Go send the signal to themselves at once where the program did not ask for it: they have only made room for
 * the default.  include/trace/events/signal.h; tgkill(2); node/src/node.cc: SignalExit(); go: dieFromSignal()
 */
import { featuresOf } from '../../explain/features-of.ts'
import { has, noSignals, type SignalSet, union } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { recognise } from '../../runtimes/index.ts'
import type { TraceEvent } from '../trace/trace.ts'

/**
 * - `told`: its handler ran, or a thread that waited for the signal got it.
 * - `deferred`: its handler ran, and put off what there is to do until its child has ended.
 * - `default`: the kernel's default action ended it, or was what it made of the signal itself.
 * - `dropped`: the signal came and the kernel threw it away.
 * - `queued`: the signal came, and nobody took it.
 * - `nothing`: no such signal came.
 */
export type Telling = 'told' | 'deferred' | 'default' | 'dropped' | 'queued' | 'nothing'

/** A process of the container, as it was before the signal. */
export interface Listener {
  readonly pid: number
  readonly name: string
  readonly threads: ReadonlySet<number>
  /** What its threads wait for, or it reads from a signalfd. */
  readonly awaited: SignalSet
  /** Whether its runtime sends itself what the program did not ask for. */
  readonly raisesAgain: boolean
}

/** The listener that an observed process is; nothing where it has no number. */
export function listenerOf(tree: ProcessTree): Listener | undefined {
  const { pid, name, threads, signalfd } = tree.observation
  if (!pid.known) return undefined
  const rows = valueOr(threads, [])
  const awaited = rows.map((thread) => valueOr(thread.awaited, noSignals))
  return {
    pid: pid.value,
    name: valueOr(name, '?'),
    threads: new Set([pid.value, ...rows.map(({ tid }) => tid)]),
    awaited: awaited.reduce(union, valueOr(signalfd, noSignals)),
    raisesAgain: recognise(featuresOf(tree)).some(({ id }) => raising.has(id)),
  }
}

const raising: ReadonlySet<string> = new Set(['node', 'go'])

/** What the events since the signal say of this listener; `telling` are the signals that tell somebody to stop. */
export function toldBy(
  events: readonly TraceEvent[],
  listener: Listener,
  telling: ReadonlySet<number>,
): Telling {
  return events
    .filter((event) => event.kind !== 'mark')
    .filter(({ signal, thread }) => telling.has(signal) && listener.threads.has(thread))
    .reduce((before: Telling, event) => next(before, event, listener), 'nothing')
}

type SignalEvent = Exclude<TraceEvent, { readonly kind: 'mark' }>

/** From the thread to itself.  SI_TKILL in include/uapi/asm-generic/siginfo.h */
const byThread = -6
/** `res` of the event: TRACE_SIGNAL_IGNORED. */
const ignored = 1

function next(before: Telling, event: SignalEvent, listener: Listener): Telling {
  switch (event.kind) {
    case 'deliver':
      if (event.handler > 1n) return 'told'
      return before === 'told' ? before : 'default'
    case 'generate':
      if (before === 'told') {
        const isRaised = event.code === byThread && listener.raisesAgain
        return isRaised ? 'default' : before
      }
      if (before === 'default') return before
      if (has(listener.awaited, event.signal)) return 'told'
      return event.result === ignored ? 'dropped' : 'queued'
  }
}
