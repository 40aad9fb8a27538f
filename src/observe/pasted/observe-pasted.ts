/**
 * What people paste: a whole /proc/PID/status or a part of it, of one process or several, with prompts and noise around it,
 * what grep found in it, a table of ps, or a mask alone. Each process becomes one observation; nothing is known of it but
 * what the text says.  proc_pid_status(5)
 */
import type { Family } from '../../kernel/index.ts'
import type { Observation } from '../observation.ts'
import type { MaskKey } from '../status/keys.ts'
import { bareMasks } from './bare-masks.ts'
import { blocksOf } from './blocks.ts'
import { type PasteLine, readPasteLine } from './paste-line.ts'
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
      readonly notes: readonly PasteNote[]
    }
  | { readonly ok: false; readonly error: { readonly code: 'nothing-pasted' | 'nothing-found' } }

/** What was taken for granted, so that it can be said. */
export type PasteNote =
  /** The mask had no label and was taken for this one. */
  | { readonly code: 'bare-mask'; readonly line: number; readonly taken: MaskKey }
  /** The mask was shorter than any kernel prints it; the digits it lacks were taken for zeros. */
  | { readonly code: 'short-mask'; readonly line: number }
  /** The status is that of a thread which does not lead its process; its mask is not that of the process. */
  | { readonly code: 'thread'; readonly line: number }

/** Finds the processes in a text. Never throws; what is damaged is unknown in the observation. */
export function observePasted(text: string, options: PasteOptions = {}): PastedResult {
  const { family, bareMask = 'SigCgt' } = options
  const lines = linesOf(text)
  const labelled = [...blocksOf(lines.map(readLine)), ...psBlocks(lines)]
  const bare = labelled.length === 0 ? bareMasks(lines, bareMask) : { blocks: [], lines: [] }
  const readings = [...labelled, ...bare.blocks].map((block) => readBlock(block, family))
  const [first, ...others] = readings.map(({ observation }) => observation)
  if (first === undefined) {
    return { ok: false, error: { code: text.trim() === '' ? 'nothing-pasted' : 'nothing-found' } }
  }
  const unlabelled = bare.lines.map((line) => ({
    code: 'bare-mask' as const,
    line,
    taken: bareMask,
  }))
  const notes: PasteNote[] = [...unlabelled, ...readings.flatMap(notesOn)]
  return { ok: true, observations: [first, ...others], notes }
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

function isName(line: string): boolean {
  return line.startsWith('Name:')
}

const escapeCode = String.fromCharCode(0x1b)
const colour = new RegExp(`${escapeCode}\\[[\\d;]*[A-Za-z]`, 'g')

function readLine(line: string, index: number, lines: readonly string[]): PasteLine {
  const isWhole = index < lines.length - 1
  return readPasteLine(line, { line: index + 1, isWhole, next: lines[index + 1] ?? '' })
}

function notesOn({ block, isThread }: BlockReading): PasteNote[] {
  const short = block.loose.map(({ line }) => ({ code: 'short-mask' as const, line }))
  const [first] = [...block.fields.values()].flat()
  return isThread && first !== undefined ? [{ code: 'thread', line: first.line }, ...short] : short
}
