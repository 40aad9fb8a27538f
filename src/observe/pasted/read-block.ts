/**
 * One observation from the pasted fields of one process: what the text says, and that nobody asked for anything more.
 */
import type { Family } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { noProgramFacts } from '../program-facts.ts'
import { initFact } from '../status/init-fact.ts'
import { noneOf } from '../status/mask-facts.ts'
import { observationFrom, threadsFrom } from '../status/observation-from.ts'
import { type StatusFacts, statusFactsOf } from '../status/parse-status.ts'
import type { Block } from './blocks.ts'

export interface BlockReading {
  readonly block: Block
  readonly observation: Observation
  /** It is the status of a thread that does not lead its process. */
  readonly isThread: boolean
}

/** Reads a block; `family` is what somebody said about the machine. */
export function readBlock(block: Block, family: Family | undefined): BlockReading {
  const read = statusFactsOf(block.fields, placeIn)
  const isThread = isOfThread(block, read)
  const status = isThread ? withoutThread(read, block) : withPid(read, block)
  const numbers = familyFact(status, family)
  const isRefuted = !numbers.known && numbers.why === 'malformed'
  const notAsked = unknown('not-asked')
  const observation = observationFrom(isRefuted ? { ...status, masks: noneOf(numbers) } : status, {
    source: 'pasted',
    family: numbers,
    commandLine: notAsked,
    pidNamespace: notAsked,
    init: initFact(numbersOf(status), notAsked),
    startTime: notAsked,
    threads: isThread ? notAsked : threadsFrom(status),
    signalfd: notAsked,
    signalfds: notAsked,
    program: noProgramFacts(),
  })
  return { block, observation, isThread }
}

function isOfThread({ file }: Block, { pid, threadGroup }: StatusFacts): boolean {
  if (pid.known && threadGroup.known) return pid.value !== threadGroup.value
  return file?.tid !== undefined && file.tid !== file.pid
}

function placeIn(key: string, line?: number): string {
  return line === undefined ? `pasted text, ${key}` : `pasted text, line ${line}, ${key}`
}

/** A status without its `Pid` may stand under a line that names its file. */
function withPid(status: StatusFacts, { file }: Block): StatusFacts {
  if (status.pid.known || status.pid.why !== 'absent' || file?.pid === undefined) return status
  return { ...status, pid: pidOf(file) ?? status.pid }
}

/** The thread shares handlers, users and much else with its process, but not its mask, its state, its private queue. */
function withoutThread(status: StatusFacts, { file }: Block): StatusFacts {
  const { threadGroup, masks } = status
  const own = unknown('not-asked', placeIn('Tgid'))
  return {
    ...status,
    pid: threadGroup.known ? threadGroup : (pidOf(file) ?? threadGroup),
    name: own,
    state: own,
    tracer: own,
    masks: { ...masks, pending: own, blocked: own },
  }
}

function pidOf(file: Block['file']): Fact<number> | undefined {
  return file?.pid === undefined ? undefined : known(file.pid, placeIn(file.path, file.line))
}

/** NStgid, or NSpid in its place: they are the same for the leader of a process. */
function numbersOf({
  namespaceThreadGroups,
  namespacePids,
}: StatusFacts): StatusFacts['namespacePids'] {
  const isLeft = !namespaceThreadGroups.known && namespaceThreadGroups.why === 'absent'
  return isLeft ? namespacePids : namespaceThreadGroups
}

/** Only MIPS has 128 signals. */
function familyFact({ masks: { width } }: StatusFacts, said: Family | undefined): Fact<Family> {
  if (!width.known) return said === undefined ? unknown('not-asked') : known(said, 'as told')
  const isMips = width.value === 32
  if (said !== undefined && isMips !== (said === 'mips')) {
    return unknown('malformed', `${width.from}: ${width.value} digits, ${said}`)
  }
  if (said !== undefined) return known(said, 'as told')
  return isMips ? known('mips', `${width.from}: 32 digits`) : unknown('not-asked')
}
