/**
 * The five masks of one status. The kernel prints all of them with the same number of digits, so a mask that differs from
 * the others in width is a cut one, or belongs to another machine; nothing then tells which, and none is used.
 * fs/proc/array.c: task_sig(), render_sigset_t()
 */
import { type MaskWidth, parseMask, type SignalSet } from '../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { SignalFacts } from '../observation.ts'
import { malformed, onlyField, type Place } from './field-facts.ts'
import type { StatusFields } from './fields.ts'
import type { MaskKey } from './keys.ts'

/** The masks as printed; whose numbers they use is for the source to say. */
export type MaskFacts = Omit<SignalFacts, 'family'>

/** Reads the five masks and their width. */
export function maskFactsOf(fields: StatusFields, place: Place): MaskFacts {
  const pending = readMask(fields, 'SigPnd', place)
  const sharedPending = readMask(fields, 'ShdPnd', place)
  const blocked = readMask(fields, 'SigBlk', place)
  const ignored = readMask(fields, 'SigIgn', place)
  const caught = readMask(fields, 'SigCgt', place)
  const masks = [pending, sharedPending, blocked, ignored, caught]
  const width = commonWidth(masks)
  if (!width.known && masks.some((mask) => mask.known)) return noneOf(width)
  return {
    width,
    pending: setIn(pending),
    sharedPending: setIn(sharedPending),
    blocked: setIn(blocked),
    ignored: setIn(ignored),
    caught: setIn(caught),
  }
}

/** All masks unknown for one and the same reason. */
export function noneOf(why: Unknown): MaskFacts {
  return { width: why, pending: why, sharedPending: why, blocked: why, ignored: why, caught: why }
}

interface Mask {
  readonly set: SignalSet
  readonly width: MaskWidth
}

function readMask(fields: StatusFields, key: MaskKey, place: Place): Fact<Mask> {
  const field = onlyField(fields, key, place)
  if ('known' in field) return field
  const parsed = parseMask(field.value.trim())
  if (!parsed.ok) return malformed(key, field, place)
  return known(parsed, place(key, field.line))
}

/** The width of those that could be read; where none could, why not. */
function commonWidth(masks: readonly Fact<Mask>[]): Fact<MaskWidth> {
  const [first, ...others] = masks.filter((mask) => mask.known)
  if (first === undefined) {
    const unreadable = masks.filter((mask) => !mask.known)
    return unreadable.find(({ why }) => why === 'malformed') ?? unreadable[0] ?? unknown('absent')
  }
  const odd = others.find(({ value }) => value.width !== first.value.width)
  if (odd === undefined) return known(first.value.width, first.from)
  const found = [first, odd].map(({ from, value }) => `${from}: ${value.width}`)
  return unknown('malformed', found.join(', '))
}

function setIn(mask: Fact<Mask>): Fact<SignalSet> {
  return mask.known ? known(mask.value.set, mask.from) : mask
}
