/**
 * From the lines of one key to a fact. What is not there is absent; what is cut, contradicts itself, or is not what the
 * kernel prints is malformed, with what was found. Never a guess.
 */
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { StatusField, StatusFields } from './fields.ts'
import type { StatusKey } from './keys.ts'
import type { ValueReader } from './values.ts'

/** Names the place of a field: `/proc/1/status SigCgt`; `line` is missing where there is no such field. */
export type Place = (key: StatusKey, line?: number) => string

/** The fact that the reader finds in the lines of a key. */
export function factOf<T>(
  fields: StatusFields,
  key: StatusKey,
  place: Place,
  reader: ValueReader<T>,
): Fact<T> {
  const field = onlyField(fields, key, place)
  if ('known' in field) return field
  const value = reader(field.value.trim())
  return value === undefined ? malformed(key, field, place) : known(value, place(key, field.line))
}

/** The one line of a key: repeated lines count as one if they say the same. A line that may be cut is malformed. */
export function onlyField(
  fields: StatusFields,
  key: StatusKey,
  place: Place,
): StatusField | Unknown {
  const [first, ...others] = fields.get(key) ?? []
  if (first === undefined) return unknown('absent', place(key))
  const other = others.find(({ value }) => value !== first.value)
  if (other !== undefined) return malformed(key, other, place)
  return first.isWhole ? first : malformed(key, first, place)
}

/** The line is there and says nothing that can be used. */
export function malformed(key: StatusKey, { value, line }: StatusField, place: Place): Unknown {
  return unknown('malformed', `${place(key, line)}: ${value.trim().slice(0, 80)}`)
}
