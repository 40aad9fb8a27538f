import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code, plainText } from './page.ts'
import { widthOf } from './width.ts'
import { wrap } from './wrap.ts'

function lines(...[line, width]: Parameters<typeof wrap>): string[] {
  return wrap(line, width).map((pieces) => plainText(pieces))
}

describe('wrap', () => {
  it('breaks English between words and drops the space there', () => {
    expect(lines('no handler for SIGTERM', 11)).toEqual(['no handler', 'for SIGTERM'])
  })

  it('breaks Chinese between any two characters', () => {
    expect(lines('内核丢弃信号', 8)).toEqual(['内核丢弃', '信号'])
  })

  it('starts no line with a closing mark', () => {
    expect(lines('内核丢弃。', 8)).toEqual(['内核丢', '弃。'])
  })

  it('ends no line with an opening bracket', () => {
    expect(lines('线程（等待）', 6)).toEqual(['线程', '（等', '待）'])
  })

  it('keeps an English word in a Chinese sentence whole', () => {
    expect(lines('向 SIGTERM 发送', 9)).toEqual(['向', 'SIGTERM', '发送'])
  })

  it('breaks a path that is wider than the line, but never a command', () => {
    expect(lines('/usr/local/bin', 6)).toEqual(['/usr/l', 'ocal/b', 'in'])
    expect(lines([code('sigwhy 12345')], 6)).toEqual(['sigwhy', '12345'])
    expect(lines([code('fffffffe7fc1feff')], 6)).toEqual(['fffffffe7fc1feff'])
  })

  it('keeps the marks of words across a break', () => {
    const [first, second] = wrap(['SIGTERM: ', { text: 'ends the process', fate: 'killed' }], 13)
    expect(first).toEqual([{ text: 'SIGTERM: ' }, { text: 'ends', fate: 'killed' }])
    expect(second).toEqual([{ text: 'the process', fate: 'killed' }])
  })

  it('makes an empty line of an empty text', () => {
    expect(lines('', 10)).toEqual([''])
  })
})

describe('widthOf', () => {
  it.each([
    ['SIGTERM', 7],
    ['信号', 4],
    ['（', 2],
    ['→', 1],
    ['e\u0301', 1],
    ['RTMIN–RTMAX', 11],
  ])('gives %s %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })
})

it('sets plain words as it sets marked ones', () => {
  const word = fc.stringMatching(/^[!-~]{1,9}$/)
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.integer({ min: 4, max: 40 }),
      (words, width) => {
        const text = words.join(' ')
        // In two pieces, the second empty, it is no plain text any more.
        expect(wrap(text, width)).toEqual(wrap([text, ''], width))
      },
    ),
  )
})
