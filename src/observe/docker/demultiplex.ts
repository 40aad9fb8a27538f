/**
 * Output and errors of a program without a terminal, out of the one stream that an engine sends: each piece has a header of eight
 * bytes in front, its first the number of the stream, its last four the length.
 * Docker Engine API: POST /containers/{id}/attach "Stream format"
 */
export interface Outputs {
  readonly stdout: Buffer
  readonly stderr: Buffer
  /** The engine's own words, where it could not go on: Podman sends them as a stream of their own, `systemerr`. */
  readonly engine: Buffer
}

/** Reads to the end. Throws where the stream ends within a piece, or is none of this sort. */
export async function demultiplex(stream: AsyncIterable<unknown>): Promise<Outputs> {
  const pieces: [Buffer[], Buffer[], Buffer[], Buffer[]] = [[], [], [], []]
  let rest = Buffer.alloc(0)
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    let at = 0
    while (rest.length - at >= headerLength) {
      const end = at + headerLength + rest.readUInt32BE(at + 4)
      const piece = pieces[rest[at] ?? 0]
      if (piece === undefined) throw new Error(`no such stream: ${rest[at]}`)
      if (end > rest.length) break
      piece.push(rest.subarray(at + headerLength, end))
      at = end
    }
    rest = rest.subarray(at)
  }
  if (rest.length > 0) throw new Error('the stream ended early')
  const [, stdout, stderr, engine] = pieces
  return {
    stdout: Buffer.concat(stdout),
    stderr: Buffer.concat(stderr),
    engine: Buffer.concat(engine),
  }
}

const headerLength = 8
