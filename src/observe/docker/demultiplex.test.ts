import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demultiplex } from './demultiplex.ts'

function piece(stream: number, text: string): Buffer {
  const content = Buffer.from(text)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(content.length, 4)
  return Buffer.concat([header, content])
}

/** As a socket would bring it: cut anywhere. */
async function* cut(whole: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
}

describe('the stream of a program without a terminal', () => {
  it('is taken apart wherever it is cut', async () => {
    const pieces = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.string({ unit: 'grapheme' })),
    )
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 1, max: 40 }), async (given, size) => {
        const whole = Buffer.concat(given.map(([stream, text]) => piece(stream, text)))
        const { stdout, stderr, engine } = await demultiplex(cut(whole, size))
        const of = (wanted: number) =>
          given.flatMap(([stream, text]) => (stream === wanted ? [text] : [])).join('')
        expect([stdout, stderr, engine].map(String)).toEqual([of(1), of(2), of(3)])
      }),
    )
  })

  it('is none where it ends within a piece, or has streams that there are not', async () => {
    await expect(demultiplex(cut(piece(1, 'abc').subarray(0, 9), 64))).rejects.toThrow('early')
    await expect(demultiplex(cut(Buffer.from('a terminal says'), 64))).rejects.toThrow('no such')
  })
})
