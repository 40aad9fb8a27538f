/**
 * Tables of ps(1) with masks: `ps s`, `ps -eo pid,pending,blocked,ignored,caught,comm`. The PENDING of a process is what is
 * pending for all of it (ShdPnd). On a narrow screen procps prints the low eight digits, and a `<` where that loses some.
 * ps(1) "STANDARD FORMAT SPECIFIERS"; procps: help_pr_sig()
 */
import { addField, type StatusField } from '../status/fields.ts'
import type { StatusKey } from '../status/keys.ts'
import type { Block } from './blocks.ts'

interface Column {
  readonly key: StatusKey
  /** The cell as /proc/PID/status would have it; `undefined` when it does not say that much. */
  field(cell: string): string | undefined
}

const same = (cell: string): string => cell
const letter = (cell: string): string => cell.slice(0, 1)
const mask = (cell: string): string => (/^[\da-f]{8}$/.test(cell) ? cell.padStart(16, '0') : cell)

/** The first word of the arguments, which look the same, is no name where it is a path or a title. */
const name = (cell: string): string | undefined =>
  /^[^/[\\\s][^\\\s]{0,14}$/.test(cell) ? `\t${cell}` : undefined

const columns: Readonly<Record<string, Column>> = {
  PID: { key: 'Pid', field: same },
  PPID: { key: 'PPid', field: same },
  NLWP: { key: 'Threads', field: same },
  STAT: { key: 'State', field: letter },
  S: { key: 'State', field: letter },
  PENDING: { key: 'ShdPnd', field: mask },
  BLOCKED: { key: 'SigBlk', field: mask },
  IGNORED: { key: 'SigIgn', field: mask },
  CAUGHT: { key: 'SigCgt', field: mask },
  COMMAND: { key: 'Name', field: name },
  CMD: { key: 'Name', field: name },
}

/** One block for each process of each table; threads (a table with LWP) only where they lead their process. */
export function psBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let header: readonly string[] = []
  lines.forEach((text, index) => {
    const words = text.trim().split(/\s+/)
    if (words.includes('PID') && words.some((word) => /^(BLOCKED|IGNORED|CAUGHT)$/.test(word))) {
      header = words
    } else if (header.length > 0) {
      const fields = rowOf(words, header, index + 1)
      if (fields === undefined) header = []
      else if (fields.size > 0) blocks.push({ fields, loose: [] })
    }
  })
  return blocks
}

/** `undefined` when the line is no row of the table; no fields when it is the row of a thread. */
function rowOf(
  words: readonly string[],
  header: readonly string[],
  line: number,
): Map<StatusKey, StatusField[]> | undefined {
  const fields = new Map<StatusKey, StatusField[]>()
  const pid = words[header.indexOf('PID')]
  const thread = words[header.indexOf('LWP')]
  if (pid === undefined || !/^\d+$/.test(pid) || words.length < header.length) return undefined
  if (thread !== undefined && thread !== pid) return fields
  header.forEach((title, index) => {
    const column = columns[title]
    const isLast = index === header.length - 1
    const value = column?.field(words.slice(index, isLast ? undefined : index + 1).join(' '))
    // In the row of a thread PENDING is what is pending for that thread.
    if (column === undefined || value === undefined || (thread && title === 'PENDING')) return
    addField(fields, column.key, { value, line, isWhole: true })
  })
  return fields
}
