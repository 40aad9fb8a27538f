/**
 * Whether the records of a walk and the texts of procfs say the same of every thread. procfs is read before the walk and
 * after it; a thread whose two readings differ was changing, and proves nothing.  fs/proc/array.c
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { formatMask, type SignalSet } from '../../kernel/index.ts'
import { kernelThreadFlag } from './record.ts'
import type { Records } from './records.ts'
import { stateLetter } from './state-letter.ts'

export interface Agreement {
  readonly compared: number
  /** Threads that changed meanwhile. */
  readonly changed: number
  /** Threads that procfs had both times and the walk had not. */
  readonly absent: readonly number[]
  /** `7 SigBlk: 0000000000000000, not 0000000000000001`. */
  readonly mismatches: readonly string[]
}

/** Compares one walk, made by `walk`, with procfs. */
export function agreement(walk: () => Records): Agreement {
  const before = readThreads()
  const records = walk()
  const after = readThreads()
  const recordOf = new Map<number, number>()
  for (let record = 0; record < records.count; record++) {
    recordOf.set(records.word(record, 'thread'), record)
  }
  const mismatches: string[] = []
  const absent: number[] = []
  let compared = 0
  let changed = 0
  for (const [tid, texts] of before) {
    if (!isSame(texts, after.get(tid))) {
      changed++
      continue
    }
    const record = recordOf.get(tid)
    if (record === undefined) {
      absent.push(tid)
      continue
    }
    compared++
    const told = toldBy(records, record)
    for (const [field, value] of Object.entries(printedIn(texts, told))) {
      if (told[field] !== value) mismatches.push(`${tid} ${field}: ${told[field]}, not ${value}`)
    }
  }
  return { compared, changed, absent, mismatches }
}

interface Texts {
  readonly status: string
  readonly stat: string
  readonly namespace: string
}

/** Every thread of every process, by its id. */
function readThreads(): Map<number, Texts> {
  const threads = new Map<number, Texts>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const tid of attempt(() => readdirSync(`/proc/${pid}/task`)) ?? []) {
      const directory = `/proc/${pid}/task/${tid}`
      const texts = attempt(() => ({
        status: readFileSync(`${directory}/status`, 'utf8'),
        stat: readFileSync(`${directory}/stat`, 'utf8'),
        namespace: attempt(() => readlinkSync(`${directory}/ns/pid`)) ?? '',
      }))
      if (texts !== undefined) threads.set(Number(tid), texts)
    }
  }
  return threads
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Sizes change without anything that matters having changed; but a thread that ran may have been anywhere meanwhile. */
function isSame(one: Texts, other: Texts | undefined): boolean {
  if (other === undefined || one.namespace !== other.namespace) return false
  if (switchesIn(one.status) !== switchesIn(other.status)) return false
  return JSON.stringify(printed(one)) === JSON.stringify(printed(other))
}

/** What procfs prints, as far as the walk can tell the same. */
function printedIn(texts: Texts, told: Record<string, string>): Record<string, string> {
  const all = printed(texts)
  // The names of kernel threads are decorated; a process that is released has no masks; dispositions are the leader's.
  const isKernel = told['kernel'] === '1'
  const isLeader = told['Tgid'] === told['Pid']
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => {
      if (field === 'Name') return !isKernel
      return isLeader || (field !== 'SigIgn' && field !== 'SigCgt')
    }),
  )
}

function printed({ status, stat, namespace }: Texts): Record<string, string> {
  const lines = statusOf(status)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const users = (lines['Uid'] ?? '').split('\t')
  const kept = ['Tgid', 'Pid', 'PPid', 'TracerPid', 'Name', 'Threads'] as const
  const masks = ['SigPnd', 'ShdPnd', 'SigBlk', 'SigIgn', 'SigCgt'] as const
  const inode = /\[(\d+)\]/.exec(namespace)?.[1]
  return {
    ...pick(lines, [...kept, ...masks]),
    users: users.slice(0, 3).join(' '),
    State: (lines['State'] ?? '').slice(0, 1),
    ...(lines['NSpid'] === undefined ? {} : { NSpid: numbersIn(lines['NSpid']) }),
    ...(inode === undefined ? {} : { namespace: inode }),
    started: fields[22 - 3] ?? '',
    flags: String(Number(fields[9 - 3]) & stableFlags),
  }
}

function toldBy(records: Records, record: number): Record<string, string> {
  const word = (field: Parameters<Records['word']>[1]) => String(records.word(record, field))
  const mask = (set: SignalSet) => formatMask(set)
  const level = records.word(record, 'level')
  const numbers = (['number0', 'number1', 'number2', 'number3'] as const)
    .slice(0, level + 1)
    .map(word)
  if (level > 3) numbers.push(...Array.from({ length: level - 4 }, () => '?'), word('innermost'))
  return {
    Tgid: word('process'),
    Pid: word('thread'),
    PPid: word('parent'),
    TracerPid: records.word(record, 'ptrace') === 0 ? '0' : word('tracer'),
    Name: escaped(records.name(record)),
    Threads: word('threads'),
    SigPnd: mask(records.signals(record, 'pending')),
    ShdPnd: mask(records.signals(record, 'sharedPending')),
    SigBlk: mask(records.signals(record, 'blocked')),
    SigIgn: mask(records.signals(record, 'ignored')),
    SigCgt: mask(records.signals(record, 'caught')),
    users: [word('realUser'), word('effectiveUser'), word('savedUser')].join(' '),
    State: String.fromCharCode(
      stateLetter(records.word(record, 'state'), records.word(record, 'exitState')),
    ),
    NSpid: numbers.join(' '),
    namespace: String(records.unsigned(record, 'namespace')),
    started: String(Math.floor(records.long(record, 'started') / 1e7)),
    flags: String(records.word(record, 'taskFlags') & stableFlags),
    kernel: (records.word(record, 'taskFlags') & kernelThreadFlag) === 0 ? '0' : '1',
  }
}

function statusOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').map((line) => {
      const colon = line.indexOf(':\t')
      return [line.slice(0, colon), line.slice(colon + 2)]
    }),
  )
}

/** How often the thread gave up its processor: unchanged, it did not run. */
export function switchesIn(status: string): string {
  return status.slice(status.indexOf('voluntary_ctxt_switches'))
}

/** Of namespaces deeper than four, a record has the innermost only. */
function numbersIn(columns: string): string {
  const numbers = columns.split('\t')
  return numbers.map((number, at) => (at > 3 && at < numbers.length - 1 ? '?' : number)).join(' ')
}

function pick(all: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name] ?? '']] : [])))
}

/** As proc_task_name() prints it. */
function escaped(name: string): string {
  return name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

/** Those that say what a thread is, not what it does at the moment: PF_EXITING, PF_VCPU … PF_KTHREAD, PF_RANDOMIZE.  */
const stableFlags = 0x00400000 | kernelThreadFlag | 0x4 | 0x40
