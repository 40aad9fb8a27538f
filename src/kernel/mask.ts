/**
 * The hexadecimal masks of /proc/PID/status: one digit per four signals, most significant first, so bit n-1 is signal n.
 * The kernel always prints _NSIG/4 digits: 16, or 32 on MIPS.  fs/proc/array.c: render_sigset_t()
 */
import { fromWords, type SignalSet } from './signal-set.ts'

/** Digits the kernel prints: 16 for 64 signals, 32 for the 128 of MIPS. */
export type MaskWidth = 16 | 32

export type MaskError =
  | { readonly code: 'not-hexadecimal'; readonly text: string; readonly at: number }
  | { readonly code: 'wrong-width'; readonly text: string; readonly digits: number }

export type ParsedMask =
  | { readonly ok: true; readonly set: SignalSet; readonly width: MaskWidth }
  | { readonly ok: false; readonly error: MaskError }

/**
 * Reads a mask exactly as the kernel prints it. Any other width is refused, because a cut mask would be read as a
 * different set of signals; {@link parseLooseMask} is for what people type.
 */
export function parseMask(text: string): ParsedMask {
  const bad = text.search(/[^0-9a-f]/i)
  if (bad >= 0) return { ok: false, error: { code: 'not-hexadecimal', text, at: bad } }
  if (text.length !== 16 && text.length !== 32) {
    return { ok: false, error: { code: 'wrong-width', text, digits: text.length } }
  }
  return { ok: true, set: wordsOf(text), width: text.length }
}

/** Reads what people type or copy: `0x` in front, leading zeros left out, `_` or `,` between digits. At most 32 digits. */
export function parseLooseMask(text: string): ParsedMask {
  const digits = text
    .trim()
    .replace(/^0x/i, '')
    .replace(/(?<=[0-9a-f])[_,](?=[0-9a-f])/gi, '')
  if (digits.length === 0 || digits.length > 32) {
    return { ok: false, error: { code: 'wrong-width', text, digits: digits.length } }
  }
  const parsed = parseMask(digits.padStart(digits.length > 16 ? 32 : 16, '0'))
  if (parsed.ok) return parsed
  // Where it is in what was typed: the `0x` in front is no mistake.
  const at = text.replace(/^\s*0x/i, (prefix) => '0'.repeat(prefix.length)).search(/[^0-9a-f_,]/i)
  return { ok: false, error: { code: 'not-hexadecimal', text, at } }
}

/** The set as the kernel would print it. */
export function formatMask(set: SignalSet, width: MaskWidth = 16): string {
  const low = hex(set.w1) + hex(set.w0)
  return width === 16 ? low : hex(set.w3) + hex(set.w2) + low
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}

function wordsOf(digits: string): SignalSet {
  const word = (fromEnd: number) => {
    const end = digits.length - fromEnd * 8
    return end <= 0 ? 0 : Number.parseInt(digits.slice(Math.max(0, end - 8), end), 16)
  }
  return fromWords(word(0), word(1), word(2), word(3))
}
