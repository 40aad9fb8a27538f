/**
 * Masks with their labels anywhere in a line of free text: as /proc/PID/status prints them, in a log, a table, a sentence or
 * as somebody typed them (`sigcgt=0x4000`). What the kernel would print must have its full width; only what is plainly
 * typed (an equals sign, or `0x`) may leave zeros out.  proc_pid_status(5)
 */
import { formatMask, parseLooseMask } from '../../kernel/index.ts'
import { type MaskKey, maskKeys } from '../status/keys.ts'

export interface LabelledMask {
  readonly key: MaskKey
  /** The digits as the kernel would print them; anything else is a damaged mask and will not parse. */
  readonly digits: string
  /** Zeros were added that nobody wrote. */
  readonly isLoose: boolean
}

/** The masks in a line, from left to right. */
export function labelledMasks(line: string): LabelledMask[] {
  return [...line.matchAll(pattern)].flatMap(([, label, sign, prefix, digits]) => {
    const key = maskKeys.find((each) => each.toLowerCase() === label?.toLowerCase())
    if (key === undefined || digits === undefined) return []
    return [maskOf(key, digits, prefix !== undefined || sign?.includes('=') === true)]
  })
}

function maskOf(key: MaskKey, digits: string, isTyped: boolean): LabelledMask {
  const isFull = digits.length === 16 || digits.length === 32
  const loose = isTyped && !isFull ? parseLooseMask(digits) : undefined
  if (loose?.ok !== true) return { key, digits, isLoose: false }
  return { key, digits: formatMask(loose.set, loose.width), isLoose: true }
}

/**
 * A label; a sign, a bar or a space, with quotation marks as formats put them; then digits up to the next space, mark or end, so
 * that a word such as `caught` is none. An ellipsis belongs to the digits: they are cut.
 */
const pattern =
  /(?<!\w)(SigPnd|ShdPnd|SigBlk|SigIgn|SigCgt)(["'`*]*(?:\s*[:=：|]\s*|\s+)["'`*]*)(0x)?([\da-f_]+(?:…|\.{2,})?)(?=$|[\s"'`*|,;.)\]}，。；）])/giu
