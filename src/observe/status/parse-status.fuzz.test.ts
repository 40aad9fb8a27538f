import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzRuns, kernelTexts, shuffledTexts } from '../../../test/status-texts.ts'
import { foundIn, liesIn, valuesOf } from '../../../test/status-truth.ts'
import { parseStatus } from './parse-status.ts'

const runs = { numRuns: fuzzRuns }
const everything = () => true

describe('random status texts', () => {
  it('are read back exactly, whatever their order and unknown lines', () => {
    fc.assert(
      fc.property(fc.oneof(kernelTexts(), shuffledTexts()), ({ text, truth }) => {
        expect(foundIn(parseStatus(text, '/proc/7/status'))).toEqual(valuesOf(truth))
      }),
      runs,
    )
  })

  it('are read back exactly with line ends of Windows', () => {
    fc.assert(
      fc.property(kernelTexts(), ({ lines, truth }) => {
        const text = lines.map((line) => `${line}\r\n`).join('')
        expect(foundIn(parseStatus(text, 'file'))).toEqual(valuesOf(truth))
      }),
      runs,
    )
  })

  it('never yield a wrong value when they are cut anywhere', () => {
    fc.assert(
      fc.property(kernelTexts(), fc.nat(), ({ text, truth }, at) => {
        const cut = text.slice(0, at % (text.length + 1))
        expect(liesIn(parseStatus(cut, 'file'), truth, everything)).toEqual([])
      }),
      runs,
    )
  })

  it('never yield a wrong value for a line that is there whole when others are damaged', () => {
    fc.assert(
      fc.property(
        shuffledTexts(),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (status, edits) => {
          const damaged = edits.reduce((text, change) => change(text), status.text)
          const present = new Set(damaged.split('\n').slice(0, -1))
          const isWhole = (key: string) =>
            status.lines.some((line) => line.startsWith(`${key}:`) && present.has(line))
          expect(liesIn(parseStatus(damaged, 'file'), status.truth, isWhole)).toEqual([])
        },
      ),
      runs,
    )
  })

  it('are never too strange to be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const facts = Object.values(foundIn(parseStatus(text, 'file')))
        expect(facts.every((value) => value === undefined)).toBe(true)
      }),
      runs,
    )
  })
})

/** A character replaced, put in, or taken out, or a piece of text repeated. */
const edit: fc.Arbitrary<(text: string) => string> = fc
  .tuple(
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('\n', '\r', '\t', ':', '0', 'f', '9', ' ', 'S'),
    fc.nat(40),
  )
  .map(([position, kind, character, length]) => (text) => {
    const at = text.length === 0 ? 0 : position % text.length
    const insert = kind === 3 ? text.slice(at, at + length) : kind === 2 ? '' : character
    const removed = kind === 1 || kind === 3 ? 0 : 1
    return text.slice(0, at) + insert + text.slice(at + removed)
  })
