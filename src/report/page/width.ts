/** How many columns of a terminal a text takes: Chinese characters take two, marks on other characters none.  UAX #11 */
import { eastAsianWidth } from 'get-east-asian-width'

/** The width of printable text, in columns. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

/** The width of one code point. */
export function widthOfCharacter(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x300) return 1
  return /\p{M}/u.test(character) ? 0 : eastAsianWidth(point)
}
