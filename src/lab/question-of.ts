/**
 * A case as a question to the kernel model: the same process and the same call, in the model's terms.
 */
import {
  isEmpty,
  type KernelTraits,
  noSignals,
  plainTarget,
  plainThread,
  type Question,
  type SignalSet,
  type SignalTable,
  setOf,
  signalTable,
  type Target,
  type Thread,
  without,
} from '../kernel/index.ts'
import type { Case, Posture } from './case.ts'
import { rights } from './cases/rights.ts'

/** The table of this machine's architecture family; the subject runs on x86-64 and aarch64 only. */
export const table: SignalTable = signalTable()

/** The question that a case asks, on a kernel with these traits. */
export function questionOf(row: Case, traits: KernelTraits): Question {
  const { sender, sameSession } = rights[row.rights]
  return {
    target: targetOf(row),
    sending: {
      call: row.call,
      from: row.from,
      user: { real: sender.real, effective: sender.effective, capKill: sender.capKill },
      sameSession,
      thread: row.addressed,
      claimsKernel: row.siginfo === 'kernel',
      queueFull: row.queue === 'full',
    },
    table,
    traits,
  }
}

/** Whether the kernel refuses to give the signal this disposition. sigaction(2) EINVAL */
export function refusesDisposition({ signal, disposition }: Case): boolean {
  return disposition !== 'default' && isEmpty(maskable(signal))
}

function targetOf(row: Case): Target {
  const signals = setOf(row.signal)
  const disposable = maskable(row.signal)
  return {
    ...plainTarget,
    init: row.target === 'init' ? 'namespace' : 'no',
    ignored: row.disposition === 'ignored' ? disposable : noSignals,
    caught: row.disposition === 'caught' ? disposable : noSignals,
    threads: row.threads.map((posture, index) => ({
      ...threadOf(posture, disposable),
      pending: row.queue === 'private' && index === row.addressed ? signals : noSignals,
      traced: row.traced,
    })),
    pending: row.queue === 'shared' ? signals : noSignals,
    life: lives[row.life],
    orphanedGroup: row.group === 'orphaned',
    user: rights[row.rights].target,
    signalfd: row.threads.includes('signalfd') ? disposable : noSignals,
  }
}

const lives = {
  running: 'running',
  'on-cpu': 'running',
  stopped: 'stopped',
  dumping: 'dumping',
  zombie: 'exiting',
  reaped: 'reaped',
} as const satisfies Record<Case['life'], Target['life']>

/** The signal as a set, or nothing for SIGKILL and SIGSTOP: no mask and no disposition takes these. */
function maskable(signal: number): SignalSet {
  const signals = without(setOf(signal), table.killAndStop)
  return isEmpty(signals) ? noSignals : signals
}

/** While a thread sleeps in rt_sigtimedwait, what it waits for is open; the mask before is put aside. */
function threadOf(posture: Posture, signals: SignalSet): Thread {
  switch (posture) {
    case 'open':
      return plainThread
    case 'blocked':
      return { ...plainThread, blocked: signals }
    case 'signalfd':
      return { ...plainThread, blocked: signals, reading: signals }
    case 'sigwait-open':
      return { ...plainThread, awaited: signals }
    case 'sigwait-blocked':
      return { ...plainThread, awaited: signals, realBlocked: signals }
  }
}
