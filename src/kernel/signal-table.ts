/**
 * The signals of one family of architectures: names by number, numbers by name, and the sets the kernel tests against.
 * Everything is derived from the rows in signals.ts and numbers.ts.  include/linux/signal.h: SIG_KERNEL_*_MASK
 */
import { type Family, families } from './numbers.ts'
import {
  fromWords,
  type SignalSet,
  setOf,
  signals64,
  signals128,
  union,
  without,
} from './signal-set.ts'
import { type DefaultAction, realTimeAction, type SignalName, signals } from './signals.ts'

export interface SignalTable {
  readonly family: Family
  /** Highest signal number: 64, or 128 on MIPS. */
  readonly last: number
  /** First real-time signal as the kernel counts: 32 everywhere. */
  readonly realTimeFirst: number
  readonly all: SignalSet
  /** Standard signals (1–31): at most one instance of each is queued. */
  readonly standard: SignalSet
  /** SIGKILL and SIGSTOP: no handler, not ignorable, not blockable (SIG_KERNEL_ONLY_MASK). */
  readonly killAndStop: SignalSet
  readonly kill: SignalSet
  /** All but SIGKILL and SIGSTOP: what a process may block, ignore or catch. */
  readonly blockable: SignalSet
  /** Default action ends the process at once, without a core dump: what sig_fatal() lets through. */
  readonly plainlyFatal: SignalSet
  readonly cont: SignalSet
  /** SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU (SIG_KERNEL_STOP_MASK). */
  readonly stop: SignalSet
  /** Stop signals of the terminal, which an orphaned process group discards. */
  readonly terminalStop: SignalSet
  /** Nothing happens by default: SIGCHLD, SIGCONT, SIGURG, SIGWINCH (SIG_KERNEL_IGNORE_MASK). */
  readonly ignore: SignalSet
  /** End with a core dump by default (SIG_KERNEL_COREDUMP_MASK). */
  readonly dump: SignalSet
  /** Raised by the kernel for a fault, and dequeued before all others (SYNCHRONOUS_MASK). */
  readonly synchronous: SignalSet
  readonly numberOf: ReadonlyMap<SignalName, number>
}

const tables = new Map<Family, SignalTable>()

/** The table of a family; built on first use. */
export function signalTable(family: Family = 'generic'): SignalTable {
  const known = tables.get(family)
  if (known) return known
  const table = build(family)
  tables.set(family, table)
  return table
}

/** `SIGTERM` for 15; `undefined` for real-time signals and numbers that have no name in this family. */
export function nameOf(table: SignalTable, signal: number): SignalName | undefined {
  return families[table.family].standard[signal - 1]
}

/** What the kernel does with the signal when there is no handler. */
export function defaultActionOf(table: SignalTable, signal: number): DefaultAction {
  const name = nameOf(table, signal)
  return name ? signals[name].action : realTimeAction
}

/** Other names of the signal that hold in this family, such as SIGPOLL for SIGIO. */
export function aliasesOf(table: SignalTable, name: SignalName): readonly string[] {
  const absent = families[table.family].not ?? []
  return (signals[name].aliases ?? []).filter((alias) => !absent.includes(alias))
}

function build(family: Family): SignalTable {
  const { standard, realTime } = families[family]
  const numberOf = new Map<SignalName, number>()
  standard.forEach((name, index) => {
    if (name) numberOf.set(name, index + 1)
  })
  const named = (...names: SignalName[]) =>
    setOf(...names.flatMap((name) => numberOf.get(name) ?? []))
  const withAction = (...actions: DefaultAction[]) =>
    named(...[...numberOf.keys()].filter((name) => actions.includes(signals[name].action)))
  const all = realTime[1] > 64 ? signals128 : signals64
  const killAndStop = named('SIGKILL', 'SIGSTOP')
  const stop = withAction('stop')
  const ignore = withAction('ignore', 'continue')
  const dump = withAction('dump')
  return {
    family,
    last: realTime[1],
    realTimeFirst: realTime[0],
    all,
    standard: fromWords(0x7fffffff, 0),
    killAndStop,
    kill: named('SIGKILL'),
    blockable: without(all, killAndStop),
    plainlyFatal: without(all, union(union(stop, ignore), dump)),
    cont: named('SIGCONT'),
    stop,
    terminalStop: named('SIGTSTP', 'SIGTTIN', 'SIGTTOU'),
    ignore,
    dump,
    synchronous: named(...[...numberOf.keys()].filter((name) => signals[name].synchronous)),
    numberOf,
  }
}
