/**
 * The lines of a container's log. Without a terminal they come in frames: a byte for the stream, three of nothing, four for
 * the length.  Docker Engine API: POST /containers/{id}/attach "Stream format"
 */

/** The lines, whether or not the log is framed. The client hands over bytes, or what it took for JSON. */
export function logLines(log: unknown): readonly string[] {
  const text = Buffer.isBuffer(log) ? unframed(log) : JSON.stringify(log)
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

const header = 8

function unframed(bytes: Buffer): string {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const isWhole = at + header <= bytes.length
    if (!isWhole || (bytes[at] ?? 3) > 2 || bytes.readUIntBE(at + 1, 3) !== 0) {
      parts.push(bytes.subarray(at))
      break
    }
    const end = at + header + bytes.readUInt32BE(at + 4)
    parts.push(bytes.subarray(at + header, end))
    at = end
  }
  return Buffer.concat(parts).toString('utf8')
}
