/**
 * Text from outside, made safe to print. A process chooses its own name, and may put terminal commands or characters into
 * it that turn the direction of writing round.  ECMA-48; Unicode UAX #9
 */

/** Everything that is not a visible character becomes an escape such as `\x1b` or `\u{202e}`. */
export function printable(text: string): string {
  if (plain.test(text)) return text
  return text.replace(invisible, (character) => {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`
    return `\\u{${point.toString(16)}}`
  })
}

/** Nearly all text is, and asking that first is much cheaper. */
const plain = /^[ -~→–…一-鿿，。：；（）、“”]*$/
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu
