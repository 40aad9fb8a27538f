/**
 * Generates a signal for one process: the steps decide, and here is what the decision does to the queues. Delivery comes
 * later, when the process runs (deliver.ts).  kernel/signal.c: send_signal_locked(), prepare_signal(), complete_signal()
 */
import type { ExitStatus } from '../exit-status.ts'
import { type Ruling, rule, rulingOn } from '../rule.ts'
import type { Call } from '../sending.ts'
import { has } from '../signal-set.ts'
import type { Errno } from '../step.ts'
import type { Draft } from './draft.ts'
import { namespaceOf, numberIn } from './numbering.ts'
import { sendingOf, targetOf } from './relations.ts'
import { nothingToReport } from './report.ts'
import { type SignalInfo, withoutSignals } from './signal-queue.ts'
import type { Process, ProcessId, World } from './world.ts'

/** A signal on its way, before it is known to whom. */
export interface Dispatch {
  /** The sender; `undefined` is the kernel. */
  readonly by: ProcessId | undefined
  readonly call: Call
  /** 0 only asks whether the signal could be sent. */
  readonly signal: number
  readonly info: SignalInfo
  /** The sender wrote si_code SI_KERNEL itself. */
  readonly claimsKernel?: boolean
}

/** Any signal without a permission rule of its own. */
const plainSignal = 15

/** Sends to one process; an error is what the caller of kill(2) would see. */
export function send(draft: Draft, to: ProcessId, dispatch: Dispatch): Errno | undefined {
  const { by, call, signal, claimsKernel = false } = dispatch
  const { traits, table, steps } = draft.rules
  if (signal < 0 || signal > table.last) return 'EINVAL'
  const target = draft.process(to)
  const sender = by === undefined ? undefined : draft.process(by)
  const sending = sendingOf(draft, sender, target, call, claimsKernel)
  const rulings = rule({ target: targetOf(draft, target), sending, table, traits }, steps)
  if (signal === 0) return rulingOn(plainSignal, rulings).errno
  const ruling = rulingOn(signal, rulings)
  draft.happened({ kind: 'sent', to, by, ruling })
  if (ruling.fate !== 'refused' && target.life.kind !== 'ending') prepare(draft, target, ruling)
  if (ruling.queue !== 'none') complete(draft, to, ruling, infoFor(draft, to, dispatch))
  return ruling.errno
}

/** What the target will be told: a sender that its namespace cannot see has no number. */
export function infoFor(world: World, to: ProcessId, { by, info }: Dispatch): SignalInfo {
  if (by === undefined || numberIn(world, namespaceOf(world, to), by) > 0) return info
  return { ...info, pid: 0 }
}

/** Lets a process end: nothing it has still queued matters. */
export function doom(draft: Draft, id: ProcessId, status: ExitStatus): void {
  const life = { kind: 'ending', status } as const
  draft.change(id, { life, call: undefined, frames: [], report: nothingToReport })
  draft.wake(id)
}

/** SIGCONT and the stop signals take each other out of the queues, and SIGCONT resumes, whatever becomes of it. */
function prepare(draft: Draft, { id, shared, own, life }: Process, ruling: Ruling): void {
  const { table } = draft.rules
  const isStop = has(table.stop, ruling.signal)
  if (!isStop && !has(table.cont, ruling.signal)) return
  const opposite = isStop ? table.cont : table.stop
  draft.change(id, {
    shared: withoutSignals(shared, opposite),
    own: withoutSignals(own, opposite),
  })
  if (isStop || life.kind !== 'stopped') return
  draft.change(id, {
    life: { kind: 'running' },
    report: { stoppedBy: undefined, continued: true, notice: true },
  })
  draft.happened({ kind: 'resumed', process: id })
  draft.wake(id)
}

function complete(draft: Draft, id: ProcessId, ruling: Ruling, info: SignalInfo): void {
  const { signal, step, fate } = ruling
  if (step === 'fatal-shortcut') {
    doom(draft, id, { kind: 'signaled', signal, dumpedCore: false })
    return
  }
  const { shared, own } = draft.process(id)
  const queued = { signal, info }
  draft.change(
    id,
    ruling.queue === 'shared' ? { shared: [...shared, queued] } : { own: [...own, queued] },
  )
  if (fate !== 'pending') draft.wake(id)
}
