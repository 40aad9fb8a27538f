/**
 * All that one run of the collector found: the processes that it was asked about with those below them, and who it was that
 * looked.  collector.sh: sw_circumstances(), sw_main()
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import type { ProcessTree } from '../process-tree.ts'
import { type Reader, readerFrom } from '../procfs/reader.ts'
import { factOf } from '../status/field-facts.ts'
import { addField, type StatusField } from '../status/fields.ts'
import { initialPidNamespace } from '../status/init-fact.ts'
import { isStatusKey, type StatusKey } from '../status/keys.ts'
import { decimal } from '../status/values.ts'
import type { CollectedLine, CollectedText } from './collected-text.ts'
import { unescapeText } from './escapes.ts'
import { processOf } from './process-of.ts'
import { allOf, firstOf, type Section, whyNot } from './section.ts'
import { numbersIn } from './threads-of.ts'

export interface Collection {
  readonly targets: readonly CollectedTarget[]
  /** Those that it was asked about and that were not there. */
  readonly absent: readonly number[]
  /** The shell that ran the collector. */
  readonly reader: Reader
  /** Release of the kernel there. */
  readonly release: Fact<string>
  /** How many processes below were not read, because there are too many. */
  readonly leftOut: number
  /** There was no procfs. */
  readonly isBlind: boolean
}

export interface CollectedTarget {
  readonly tree: ProcessTree
  /** Who would start it again. */
  readonly parent?: ProcessTree
}

/** Reads a text of the collector. */
export function collectionIn({ lines, isEnded, missing }: CollectedText): Collection {
  const { head, sections } = parted(lines)
  const isInitial = isInitialIn(head)
  const surroundings = {
    sections,
    machine: textFact(head, 'arch', '/proc/sys/kernel/arch'),
    isInitial,
    moment: momentIn(head),
    isDamaged: !isEnded || missing > 0,
  }
  const observed = new Map<number, Observation>()
  for (const section of sections.values()) {
    observed.set(section.pid, processOf(section, surroundings))
  }
  const leftOut = decimal(lines.find(({ key }) => key === 'cut')?.text ?? '') ?? 0
  const isComplete = isEnded && missing === 0 && leftOut === 0
  const asked = numbersIn(firstOf(head, 'targets') ?? '')
  return {
    targets: asked.flatMap((pid) => targetOf(pid, observed, isComplete) ?? []),
    absent: asked.filter((pid) => !observed.has(pid)),
    reader: readerIn(head, isInitial),
    release: textFact(head, 'osrelease', '/proc/sys/kernel/osrelease'),
    leftOut,
    isBlind: allOf(head, 'proc').length > 0,
  }
}

/** The lines before the first process, and those of each. */
function parted(lines: readonly CollectedLine[]): {
  readonly head: Section
  readonly sections: ReadonlyMap<number, Section>
} {
  const head: CollectedLine[] = []
  const sections = new Map<number, Section>()
  let open = head
  for (const line of lines) {
    const pid = line.key === 'process' ? decimal(line.text) : undefined
    if (pid === undefined) open.push(line)
    else {
      open = []
      sections.set(pid, { pid, lines: open })
    }
  }
  return { head: { pid: 0, lines: head }, sections }
}

function targetOf(
  pid: number,
  observed: ReadonlyMap<number, Observation>,
  isComplete: boolean,
): CollectedTarget | undefined {
  const observation = observed.get(pid)
  if (observation === undefined) return undefined
  const above = observation.parent.known ? observed.get(observation.parent.value) : undefined
  const tree = treeOf(observation, observed, isComplete, new Set())
  if (above === undefined || (observation.init.known && observation.init.value !== 'no'))
    return { tree }
  return { tree, parent: { observation: above, children: unknown('not-asked') } }
}

/** A child that was not printed is gone, unless the text says or shows that it is not whole. */
function treeOf(
  observation: Observation,
  observed: ReadonlyMap<number, Observation>,
  isComplete: boolean,
  seen: Set<number>,
): ProcessTree {
  const { children } = observation.program
  if (!children.known) return { observation, children }
  const pids = children.value.filter((pid) => !seen.has(pid))
  for (const pid of pids) seen.add(pid)
  const found = pids.flatMap((pid) => observed.get(pid) ?? [])
  if (found.length < pids.length && !isComplete) {
    const more = pids.length - found.length
    return { observation, children: unknown('not-asked', `${children.from}: ${more} more`) }
  }
  const trees = found.map((child) => treeOf(child, observed, isComplete, seen))
  return { observation, children: known(trees, children.from) }
}

function textFact(head: Section, key: string, from: string): Fact<string> {
  const text = firstOf(head, key)
  const why = whyNot(text, from)
  return why === undefined && text !== undefined
    ? known(unescapeText(text), from)
    : (why ?? unknown('absent', from))
}

/** Only the machine's own PID namespace has threads of the kernel, and the first of them is its process 2. */
function isInitialIn(head: Section): Fact<boolean> {
  const from = '/proc/2/stat'
  const said = firstOf(head, 'kthreadd')
  return said === 'yes' || said === 'no' ? known(said === 'yes', from) : unknown('absent', from)
}

function momentIn(head: Section): Fact<number> {
  const from = '/proc/self/stat field 22'
  const [, ticks] = /^started (\d{1,20})$/.exec(shellLines(head)[0] ?? '') ?? []
  return ticks === undefined ? unknown('absent', from) : known(Number(ticks), from)
}

function shellLines(head: Section): readonly string[] {
  return allOf(head, 'shell')
}

function readerIn(head: Section, isInitial: Fact<boolean>): Reader {
  const fields = new Map<StatusKey, StatusField[]>()
  for (const text of shellLines(head)) {
    const [, key = '', value = ''] = /^(\w+): (.*)$/.exec(text) ?? []
    if (isStatusKey(key)) addField(fields, key, { value, line: 0, isWhole: true })
  }
  const reader = readerFrom(
    (key, read) => factOf(fields, key, (name) => `/proc/self/status ${name}`, read),
    { pid: 0, pidNamespace: unknown('not-asked', '/proc/self/ns/pid') },
  )
  const { namespacePids } = reader
  if (!namespacePids.known) return reader
  const pid = namespacePids.value.at(-1) ?? 0
  const isOwn = namespacePids.value.length === 1 && isInitial.known && isInitial.value
  const own = isOwn ? known(initialPidNamespace, isInitial.from) : reader.pidNamespace
  return { ...reader, pid, pidNamespace: own, mountNamespace: own }
}
