/**
 * A case: one signal, sent in one way to one process in one state. Plain data, a row of a table in `cases/`. Two runners
 * read it: `on-model.ts` asks the kernel model, `on-kernel.ts` does it with real processes; `compare.ts` compares.
 */
import { type Call, nameOf, type Relation, signalTable } from '../kernel/index.ts'
import type { RightsId } from './cases/rights.ts'

/** The tables of `cases/`; each varies some dimensions and leaves the others plain. */
export type TableId =
  | 'single-thread'
  | 'sigwait'
  | 'two-threads'
  | 'waiting-thread'
  | 'signalfd'
  | 'orphaned-group'
  | 'stopped'
  | 'already-pending'
  | 'queue-full'
  | 'permission'
  | 'gone'
  | 'reach'
  | 'forged-info'
  | 'on-cpu'
  | 'traced'
  | 'core-dump'

/**
 * What a thread does about the signal when it is sent. `open` and `blocked` are its mask; in `sigwait-…` it sleeps in
 * rt_sigtimedwait for the signal, having called it with the signal open or blocked; `signalfd` blocks the signal and
 * sleeps in a read of a signalfd for it.
 */
export type Posture = 'open' | 'blocked' | 'sigwait-open' | 'sigwait-blocked' | 'signalfd'

/** One case. Every field is a dimension. */
export interface Case {
  /** Unique, such as `init/ancestor/kill/SIGTERM/default/blocked`. */
  readonly id: string
  readonly table: TableId
  /** 1–64. */
  readonly signal: number
  readonly disposition: 'default' | 'ignored' | 'caught'
  /** The init of a PID namespace, or another member of one. */
  readonly target: 'init' | 'ordinary'
  /** Where the sender stands; what the kernel sends on its own account is for scenarios. */
  readonly from: Exclude<Relation, 'kernel'>
  readonly call: Exclude<Call, 'kernel'>
  /** The target's threads, the leader first. */
  readonly threads: readonly Posture[]
  /** Index of the thread whose id is given to the call. */
  readonly addressed: number
  /** `on-cpu` runs in user mode without any system call, instead of sleeping in one. */
  readonly life: 'running' | 'on-cpu' | 'stopped' | 'dumping' | 'zombie' | 'reaped'
  /** `orphaned`: a session of its own, so that no parent in the session could resume the group. */
  readonly group: 'plain' | 'orphaned'
  /** What is queued before: nothing, one instance of the signal, or as much as RLIMIT_SIGPENDING allows. */
  readonly queue: 'empty' | 'shared' | 'private' | 'full'
  /** `kernel`: the caller writes a siginfo that claims SI_KERNEL. */
  readonly siginfo: 'own' | 'kernel'
  /** A row of `cases/rights.ts`: users and capabilities of both, and whether they share a session. */
  readonly rights: RightsId
  /** Its parent has attached to it with PTRACE_SEIZE. */
  readonly traced: boolean
  /** RLIMIT_CORE lets it dump core. */
  readonly mayDump: boolean
}

/** What a table says about one case: the dimensions that are not plain. */
export type Dimensions = Pick<Case, 'table' | 'signal'> & Partial<Omit<Case, 'id'>>

/** The case with these dimensions, and its id. What is left out is plain: root, one thread, everything open and empty. */
export function caseOf(given: Dimensions): Case {
  const { table, signal, disposition = 'default', target = 'ordinary', from = 'inside' } = given
  const { call = 'kill', threads = alone, addressed = 0, life = 'running' } = given
  const { group = 'plain', queue = 'empty', siginfo = 'own', rights = 'root-to-root' } = given
  const { traced = false, mayDump = false } = given
  const thread = addressed === 0 ? '' : `@${addressed}`
  const name = nameOf(names, signal) ?? `SIG${signal}`
  let id = `${target}/${from}/${call}${thread}/${name}/${disposition}/${threads.join('+')}`
  if (life !== 'running') id += `/${life}`
  if (group !== 'plain') id += `/${group}`
  if (queue !== 'empty') id += `/queue-${queue}`
  if (siginfo !== 'own') id += `/siginfo-${siginfo}`
  if (rights !== 'root-to-root') id += `/${rights}`
  if (traced) id += '/traced'
  if (mayDump) id += '/may-dump'
  const who = { target, from, call, threads, addressed, rights }
  return { id, table, signal, disposition, ...who, life, group, queue, siginfo, traced, mayDump }
}

const alone: readonly Posture[] = ['open']
const names = signalTable()

/** A combination that no process can be in, or that no call can make; listed, so that nothing is left out silently. */
export interface ImpossibleCase {
  readonly id: string
  readonly table: TableId
  readonly reason: Impossibility
}

/** Why a combination cannot be. */
export type Impossibility =
  /** The sender would have to send while it sleeps in the very wait that is in question. */
  | 'sender-sleeps'
  /** A dying init takes its namespace with it: nobody is left inside to send. */
  | 'namespace-ends'
  /** SIGKILL and SIGSTOP cannot be blocked, so no instance of them waits in a queue. */
  | 'never-queued'
  /** Two threads are woken for the signal, and the first to run has it. */
  | 'either-may-win'
  /** kill(-1) does not mean group 1. kill(2) */
  | 'group-has-no-number'
