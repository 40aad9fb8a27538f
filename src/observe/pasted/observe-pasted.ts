/**
 * What people paste: a whole /proc/PID/status or a part of it, of one process or several, with prompts and noise around it,
 * what grep found in it, a table of ps, or a mask alone; or what the collector printed. Each process becomes one observation;
 * nothing is known of it but what the text says.  proc_pid_status(5)
 */
import type { Family } from '../../kernel/index.ts'
import { collectedTexts } from '../collected/collected-text.ts'
import type { CollectedTarget, Collection } from '../collected/collection.ts'
import { unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import type { MaskKey } from '../status/keys.ts'
import { bareMasks } from './bare-masks.ts'
import { blocksOf } from './blocks.ts'
import { type Collected, collectedIn, notesOnCollected, processesIn } from './collected.ts'
import { type PasteLine, readPasteLine } from './paste-line.ts'
import type { PasteNote } from './paste-note.ts'
import { psBlocks } from './ps-table.ts'
import { type BlockReading, readBlock } from './read-block.ts'

export interface PasteOptions {
  /** Whose signal numbers the masks use; needed to name the signals, because no status says it. */
  readonly family?: Family
  /** What a mask without a label is; SigCgt unless told otherwise. */
  readonly bareMask?: MaskKey
}

export type PastedResult =
  | {
      readonly ok: true
      readonly observations: readonly [Observation, ...Observation[]]
      /** The same processes, each with what is known around it. */
      readonly processes: readonly [PastedProcess, ...PastedProcess[]]
      readonly notes: readonly PasteNote[]
    }
  | { readonly ok: false; readonly error: PasteError }

/** `nothing-collected`: the collector ran, and found none of the processes that it was asked about, or no procfs at all. */
export type PasteError =
  | { readonly code: 'nothing-pasted' | 'nothing-found' }
  | {
      readonly code: 'nothing-collected'
      readonly pids: readonly number[]
      readonly isBlind: boolean
    }

export interface PastedProcess extends CollectedTarget {
  /** What collected it; left out where people copied it themselves. */
  readonly collection?: Collection
}

/** Finds the processes in a text. Never throws; what is damaged is unknown in the observation. */
export function observePasted(text: string, options: PasteOptions = {}): PastedResult {
  const { family, bareMask = 'SigCgt' } = options
  const { texts, others: lines } = collectedTexts(linesOf(text))
  const collected = texts.map(collectedIn)
  const labelled = [...blocksOf(lines.map(readLine)), ...psBlocks(lines)]
  const bare =
    labelled.length === 0 && texts.length === 0
      ? bareMasks(lines, bareMask)
      : { blocks: [], lines: [] }
  const readings = [...labelled, ...bare.blocks].map((block) => readBlock(block, family))
  const [first, ...others] = [...collected.flatMap(processesIn), ...readings.map(alone)]
  if (first === undefined) return { ok: false, error: errorOf(text, collected) }
  const unlabelled = bare.lines.map((line) => ({
    code: 'bare-mask' as const,
    line,
    taken: bareMask,
  }))
  const notes: PasteNote[] = [
    ...collected.flatMap(notesOnCollected),
    ...unlabelled,
    ...readings.flatMap(notesOn),
  ]
  const observations = others.map(({ tree }) => tree.observation)
  return {
    ok: true,
    observations: [first.tree.observation, ...observations],
    processes: [first, ...others],
    notes,
  }
}

/** Colours and the line ends of Windows are taken off, except from names, where they may be meant. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  const others = lines.slice(0, -1).filter((line) => !isName(line))
  const isFromWindows = others.length > 0 && others.every((line) => line.endsWith('\r'))
  return lines.map((line) => {
    const plain = isFromWindows ? line.replace(/\r$/, '') : line
    return isName(line) ? plain : plain.replaceAll(colour, '')
  })
}

/** People copy a process without those around it. */
function alone({ observation }: BlockReading): PastedProcess {
  return { tree: { observation, children: unknown('not-asked') } }
}

function errorOf(text: string, [collected]: readonly Collected[]): PasteError {
  if (collected?.collection !== undefined) {
    const { absent: pids, isBlind } = collected.collection
    return { code: 'nothing-collected', pids, isBlind }
  }
  return { code: text.trim() === '' ? 'nothing-pasted' : 'nothing-found' }
}

function isName(line: string): boolean {
  return line.startsWith('Name:')
}

const escapeCode = String.fromCharCode(0x1b)
const colour = new RegExp(`${escapeCode}\\[[\\d;?]*[A-Za-z]`, 'g')

function readLine(line: string, index: number, lines: readonly string[]): PasteLine {
  const isWhole = index < lines.length - 1
  return readPasteLine(line, { line: index + 1, isWhole, next: lines[index + 1] ?? '' })
}

function notesOn({ block, isThread }: BlockReading): PasteNote[] {
  const short = block.loose.map(({ line }) => ({ code: 'short-mask' as const, line }))
  const [first] = [...block.fields.values()].flat()
  return isThread && first !== undefined ? [{ code: 'thread', line: first.line }, ...short] : short
}
