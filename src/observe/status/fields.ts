/**
 * The text of a status file as lines by key. Only a newline ends a line: a command name may contain every other control
 * character, even a carriage return.  fs/proc/array.c: proc_task_name(), which escapes newline and backslash alone
 */
import { isStatusKey, type StatusKey } from './keys.ts'

/** One line: what follows the colon, untouched, and whether it is known to be all of it. */
export interface StatusField {
  readonly value: string
  /** Counted from 1. */
  readonly line: number
  readonly isWhole: boolean
}

/** All lines found for a key; more than one in a text that was pasted together. */
export type StatusFields = ReadonlyMap<StatusKey, readonly StatusField[]>

/**
 * Splits a status text. Lines without a known key are left out. The kernel ends every line, so a last line without its
 * newline may be cut anywhere.
 */
export function fieldsOf(text: string): StatusFields {
  const fields = new Map<StatusKey, StatusField[]>()
  let line = 0
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    line++
    const colon = text.indexOf(':', start)
    const key = colon < 0 || colon > end ? '' : text.slice(start, colon)
    if (isStatusKey(key)) {
      addField(fields, key, { value: text.slice(colon + 1, end), line, isWhole: newline >= 0 })
    }
    start = end + 1
  }
  return text.includes('\r\n') && isFromWindows(fields) ? withoutCarriageReturns(fields) : fields
}

/** Appends one line to those of its key. */
export function addField(
  fields: Map<StatusKey, StatusField[]>,
  key: StatusKey,
  field: StatusField,
): void {
  const already = fields.get(key)
  if (already) already.push(field)
  else fields.set(key, [field])
}

/** Every line ends in a carriage return. Names are not asked: one may end in it by itself. */
function isFromWindows(fields: StatusFields): boolean {
  const others = [...fields].filter(([key]) => key !== 'Name').flatMap(([, found]) => found)
  const whole = others.filter(({ isWhole }) => isWhole)
  return whole.length > 0 && whole.every(({ value }) => value.endsWith('\r'))
}

function withoutCarriageReturns(fields: StatusFields): StatusFields {
  return new Map(
    [...fields].map(([key, found]) => [
      key,
      found.map((field) => ({ ...field, value: field.value.replace(/\r$/, '') })),
    ]),
  )
}
