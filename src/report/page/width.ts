/** How many columns of a terminal a text takes: Chinese characters take two, marks on other characters none.  UAX #11 */
import { eastAsianWidth } from 'get-east-asian-width'

/** The width of printable text, in columns. */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

function widthOfCharacter(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x300) return 1
  return isMark(character, point) ? 0 : eastAsianWidth(point)
}

/** Not among punctuation, symbols and Chinese: asked first, because the set of all marks is large and slow to make. */
function isMark(character: string, point: number): boolean {
  const isPunctuation = point >= 0x2000 && point < 0x20d0
  const isSymbolOrChinese = point >= 0x2100 && point <= 0x9fff
  return !isPunctuation && !isSymbolOrChinese && /\p{M}/u.test(character)
}

const ascii = /^[ -~]*$/
