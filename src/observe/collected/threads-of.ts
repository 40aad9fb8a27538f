/**
 * The threads of a process as the collector printed them. What a thread waits for in rt_sigtimedwait is in its memory, where
 * no shell can read: it is known where the tools dd and od were there.  collector.sh: sw_thread()
 */
import { isEmpty, parseMask, type SignalSet, signalTable, without } from '../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'
import { awaitedFact } from '../procfs/awaited.ts'
import { callFact } from '../procfs/current-call.ts'
import type { Reading } from '../procfs/read.ts'
import { sleepIn } from '../procfs/sleep.ts'
import { unreadThread } from '../procfs/threads.ts'
import type { StatusFacts } from '../status/parse-status.ts'
import { decimal, state } from '../status/values.ts'
import { allOf, firstOf, hasAny, type Section, whyNot } from './section.ts'

export interface ThreadCircumstances {
  readonly status: StatusFacts
  /** Node's name of the machine. */
  readonly machine: Fact<string>
  /** Lines of the text are missing. */
  readonly isDamaged: boolean
}

/** One row per thread, the leader first. */
export function threadsOf(
  section: Section,
  circumstances: ThreadCircumstances,
): Fact<readonly ThreadObservation[]> {
  const path = `/proc/${section.pid}/task`
  const tooMany = firstOf(section, 'threads')
  if (tooMany !== undefined) return unknown('not-asked', `${path}: ${tooMany} threads`)
  if (!hasAny(section, 'signalfd', 'signalfds')) return unknown('absent', path)
  const waits = allOf(section, 'awaited').map((text) => text.split(' '))
  const rows = allOf(section, 'thread').flatMap((text) =>
    rowOf(text, { path, waits, ...circumstances }),
  )
  const untold = numbersIn(firstOf(section, 'untold') ?? '')
  const beyond = unknown('not-asked', `${path}: ${rows.length + untold.length} threads`)
  const all = [...rows, ...untold.map((tid) => unreadThread(tid, beyond))]
  const { threadCount } = circumstances.status
  if (circumstances.isDamaged && threadCount.known && all.length < threadCount.value) {
    return unknown('malformed', path)
  }
  const order = ({ tid }: ThreadObservation) => (tid === section.pid ? 0 : tid)
  return known(
    all.sort((one, other) => order(one) - order(other)),
    path,
  )
}

/** Numbers with spaces between them. */
export function numbersIn(text: string): number[] {
  return text.split(' ').flatMap((word) => decimal(word) ?? [])
}

/** Nothing where the line is none that the collector prints. */
function rowOf(
  text: string,
  {
    path,
    waits,
    status,
    machine,
  }: ThreadCircumstances & {
    readonly path: string
    readonly waits: readonly (readonly string[])[]
  },
): ThreadObservation[] {
  const [id = '', letter, tracer, pending, blocked, number, argument, sleep] = text.split(' ')
  const tid = decimal(id)
  if (tid === undefined) return []
  const own = `${path}/${tid}`
  const { masks } = status
  const moment = momentOf(number, argument, `${own}/syscall`)
  const call = callFact(moment, `${own}/syscall`)
  const letterFact = valueFact(letter, `${own}/status State`, state)
  const sleepsIn = sleepFact(sleep, `${own}/wchan`, moment)
  const mask = (printed: string | undefined, shared: Fact<SignalSet>, key: string) => {
    const from = `${own}/status ${key}`
    if (printed !== '=') return valueFact(printed, from, setIn)
    return shared.known ? known(shared.value, from) : shared
  }
  const awaited = awaitedFact(call, {
    path: `${own}/syscall`,
    state: letterFact,
    machine: machine.known ? machine.value : '',
    setAt() {
      const digits = waits.find(([waiter]) => waiter === id)?.[1]
      // Without the tools for it nobody looked.
      if (digits === undefined) return unknown('not-asked', `${own}/mem`)
      const set = valueFact(digits, `${own}/syscall`, setIn)
      return set.known ? known(without(set.value, killAndStop), set.from) : set
    },
  })
  // The call was read before the rest, and may be another by then.
  const waitsNow = sleepsIn.known && sleepsIn.value.includes('sigtimedwait')
  const isMoved = waitsNow && awaited.known && isEmpty(awaited.value)
  const isFree = awaited.known && isEmpty(awaited.value) && !isMoved
  const blockedFact = mask(blocked, masks.blocked, 'SigBlk')
  return [
    {
      tid,
      state: letterFact,
      pending: mask(pending, masks.pending, 'SigPnd'),
      blocked: blockedFact,
      awaited: isMoved ? unknown('in-motion', `${own}/syscall`) : awaited,
      blockedBefore: isFree ? blockedFact : unknown('absent'),
      tracer: valueFact(tracer, `${own}/status TracerPid`, decimal),
      call,
      sleepsIn,
    },
  ]
}

/** The call as the kernel prints it. */
function momentOf(
  number: string | undefined,
  argument: string | undefined,
  path: string,
): Reading<string> {
  const why = whyNot(number, path)
  if (why === undefined) return { ok: true, value: `${number} ${argument} ` }
  const reason = why.why === 'not-permitted' ? 'not-permitted' : 'vanished'
  return { ok: false, why: reason, detail: path }
}

function sleepFact(sleep: string | undefined, path: string, moment: Reading<string>): Fact<string> {
  return whyNot(sleep, path) ?? sleepIn(sleep ?? '', path, moment)
}

function valueFact<T>(
  text: string | undefined,
  from: string,
  read: (text: string) => T | undefined,
): Fact<T> {
  const why: Unknown | undefined = whyNot(text, from)
  if (why !== undefined || text === undefined) return why ?? unknown('absent', from)
  const value = read(text)
  return value === undefined ? unknown('malformed', `${from}: ${text}`) : known(value, from)
}

/** The same numbers on every machine whose set can be read. */
const { killAndStop } = signalTable('generic')

function setIn(digits: string): SignalSet | undefined {
  const mask = parseMask(digits)
  return mask.ok ? mask.set : undefined
}
