/**
 * One line of pasted text: the status fields in it, and whose they are if the line says so. grep writes the file's name before
 * each line, a container engine a label; a prompt or a sentence may name the file above.
 * proc_pid_status(5); grep(1) -H, -n
 */
import type { StatusField } from '../status/fields.ts'
import { isStatusKey, type MaskKey, maskKeys, type StatusKey } from '../status/keys.ts'
import { state } from '../status/values.ts'
import { labelledMasks } from './labelled-masks.ts'
import { type StatusFile, statusFileIn } from './status-file.ts'

export interface PasteLine {
  readonly fields: readonly PasteField[]
  /** What stands before every line of the same process: a file's name or a label. */
  readonly owner?: string
  /** The status file it names. */
  readonly file?: StatusFile
}

export interface PasteField extends StatusField {
  readonly key: StatusKey
  /** Zeros were added that nobody wrote. */
  readonly isLoose?: true
}

export interface LineContext {
  /** Counted from 1. */
  readonly line: number
  /** It has its newline, so nothing of it is missing. */
  readonly isWhole: boolean
  /** The line below: it tells a status from other lists that begin with a name. */
  readonly next: string
}

/** Reads one line. */
export function readPasteLine(text: string, context: LineContext): PasteLine {
  const { owner, rest } = withoutOwner(text)
  const file = statusFileIn(text)
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(file === undefined ? {} : { file }),
    fields: fieldsIn(rest, context),
  }
}

function fieldsIn(rest: string, context: LineContext): PasteField[] {
  const { line, isWhole } = context
  const key = /^(\w+):/.exec(rest)?.[1]
  if (key !== undefined && isStatusKey(key) && !isMask(key)) {
    const value = rest.slice(key.length + 1)
    return isLikely(key, value, context) ? [{ key, value, line, isWhole }] : []
  }
  return labelledMasks(rest).map(({ key, digits, isLoose }) => ({
    key,
    value: digits,
    line,
    isWhole: isWhole || isAllOf(key, digits, line),
    ...(isLoose ? { isLoose } : {}),
  }))
}

/**
 * A mask of full width needs no newline after it to be whole. Only the first of a status might be one of MIPS, cut in half: no
 * other mask before it tells the width.
 */
function isAllOf(key: MaskKey, digits: string, line: number): boolean {
  return digits.length === 32 || (digits.length === 16 && (key !== 'SigPnd' || line === 1))
}

function isMask(key: StatusKey): boolean {
  return maskKeys.some((each) => each === key)
}

/** Other lists have names and states, too (`kubectl describe`), but neither the tab nor the letter. */
function isLikely(key: StatusKey, value: string, { next }: LineContext): boolean {
  if (key === 'State') return state(value.trim()) !== undefined
  if (key !== 'Name' || value.startsWith('\t')) return true
  return /^(Umask|Tgid|Pid|Uid|NS\w+|Threads|Sig\w+|State(?=:\s+\w\b)):/.test(
    withoutOwner(next).rest,
  )
}

/** Takes off quotation marks of mail, then a label with a bar, or what grep puts before a line. */
function withoutOwner(text: string): { readonly owner?: string; readonly rest: string } {
  const plain = text.replace(/^[\s>]+/, '')
  const found = /^(?:([\w.-]+)\s+\|\s+|([^\s:]*\/status)[:-](?:\d+[:-])?|\d+[:-])/.exec(plain)
  if (found === null) return { rest: plain }
  const owner = found[1] ?? found[2]
  const rest = plain.slice(found[0].length)
  return owner === undefined ? { rest } : { owner, rest }
}
