/**
 * Reads status texts straight into the rows of a table. One regular expression says what Linux prints, in the order in which
 * Linux prints it; whatever is different it refuses, and the parser of status/ reads that instead. A program that scans
 * once ends before its own code has become fast, and a regular expression is fast from the start.
 * fs/proc/array.c: proc_pid_status(), task_state(), task_sig()
 */
import type { ProcessTable } from './process-table.ts'

export class RowReader {
  private readonly table: ProcessTable
  private readonly maskSets = new Map<string, number>()

  /** Reads into the given table, from its first row on. */
  constructor(table: ProcessTable) {
    this.table = table
    table.rows = 0
    table.maskSets = 0
  }

  /**
   * Adds the process whose directory has this name. `false`, and no row, when the text is not the regular status of a
   * process on a kernel with 64 signals, or that of one whose signals the kernel has released already.
   */
  add(pid: string, text: string): boolean {
    const found = regular.exec(text)
    if (found === null) return false
    const { table } = this
    const row = table.rows++
    table.pid[row] = Number(pid)
    table.state[row] = found[1]?.charCodeAt(0) ?? 0
    table.parent[row] = Number(found[2])
    table.tracer[row] = Number(found[3])
    table.realUser[row] = Number(found[4])
    table.savedUser[row] = Number(found[5])
    this.fillNamespaces(row, found[6] ?? '')
    table.kernelThread[row] = Number(found[7] ?? unsaid)
    table.dumping[row] = Number(found[8] ?? 0)
    table.threads[row] = Number(found[9])
    table.maskSet[row] = this.maskSetOf(found[10] ?? '')
    return true
  }

  private fillNamespaces(row: number, columns: string): void {
    const { levels, innermostPid } = this.table
    const last = columns.lastIndexOf('\t')
    innermostPid[row] = Number(columns.slice(last + 1))
    levels[row] = last < 0 ? Math.sign(columns.length) : columns.split('\t').length
  }

  /** The five lines of masks, found again by their text where another process had the same. */
  private maskSetOf(lines: string): number {
    const known = this.maskSets.get(lines)
    if (known !== undefined) return known
    const { table } = this
    const set = table.maskSets++
    for (let mask = 0; mask < 5; mask++) {
      const at = mask * lineLength + 8
      table.masks[set * 10 + mask * 2] = Number.parseInt(lines.slice(at + 8, at + 16), 16)
      table.masks[set * 10 + mask * 2 + 1] = Number.parseInt(lines.slice(at, at + 8), 16)
    }
    this.maskSets.set(lines, set)
    return set
  }
}

const unsaid = 2

/** `SigPnd:`, a tab, sixteen digits and a newline. */
const lineLength = 25

const number = '(\\d{1,10})'
const mask = '\\t[\\da-f]{16}\\n'

/** The lines that are read. Those in brackets are not printed by every kernel, or not for every process. */
const lines = [
  `State:\\t([A-Za-z]) [^\\n]*\\n`,
  `PPid:\\t${number}\\n`,
  `TracerPid:\\t${number}\\n`,
  `Uid:\\t${number}\\t\\d+\\t${number}\\t\\d+\\n`,
  `(?:NStgid:\\t(\\d{1,10}(?:\\t\\d{1,10})*)\\n)?`,
  `(?:Kthread:\\t([01])\\n)?`,
  `(?:CoreDumping:\\t([01])\\n)?`,
  `Threads:\\t(?!0\\n)${number}\\n`,
  `(SigPnd:${mask}ShdPnd:${mask}SigBlk:${mask}SigIgn:${mask}SigCgt:${mask})`,
]

/** Any lines but those. */
const others = `(?:(?!(?:State|PPid|TracerPid|Uid|NStgid|Kthread|CoreDumping|Threads|SigPnd):)[^\\n]*\\n)*`

const regular = new RegExp(`^${others}${lines.join(others)}`)
