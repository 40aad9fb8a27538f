import { describe, expect, it } from 'vitest'
import { printable } from './printable.ts'

describe('printable', () => {
  it.each([
    ['a terminal command', 'a\u001b[2Jb', 'a\\x1b[2Jb'],
    ['a newline', 'a\nb', 'a\\x0ab'],
    ['a character that turns the direction round', 'a\u202eb', 'a\\u{202e}b'],
    ['half of a character', 'a\ud800b', 'a\\u{d800}b'],
    ['an invisible tag', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['a C1 control', 'a\u009bb', 'a\\x9bb'],
  ])('shows %s instead of doing it', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it.each(['bash', '信号（7）', 'SigCgt → RTMIN–RTMAX …', 'café', '🦀'])(
    'leaves %s as it is',
    (text) => {
      expect(printable(text)).toBe(text)
    },
  )
})
