/**
 * Text from outside, made safe to print. A process chooses its own name, and may put terminal commands or characters into
 * it that turn the direction of writing round.  ECMA-48; Unicode UAX #9
 */

/** Everything that is not a visible character becomes an escape such as `\x1b` or `\u{202e}`. */
export function printable(text: string): string {
  return harmless.test(text) ? text : text.replace(invisible(), escaped)
}

/** Letters, punctuation and Chinese: nearly all text is, and asking that first is much cheaper. */
const harmless = /^[ -~\u2010-\u2027\u2190-\u21ff\u3001-\u9fff\uff01-\uff5e]*$/

/** Made only when it is needed: the sets of Unicode are large. */
function invisible(): RegExp {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu
}

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return point < 0x100 ? `\\x${point.toString(16).padStart(2, '0')}` : `\\u{${point.toString(16)}}`
}
