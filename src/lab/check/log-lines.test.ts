import { describe, expect, it } from 'vitest'
import { logLines } from './log-lines.ts'

/** A frame as the engine writes it: stream 1 or 2, three bytes of nothing, the length. */
function frame(stream: number, text: string): Buffer {
  const head = Buffer.alloc(8)
  head[0] = stream
  head.writeUInt32BE(Buffer.byteLength(text), 4)
  return Buffer.concat([head, Buffer.from(text)])
}

describe('the log of a container', () => {
  it('is lines of both streams, without their frames', () => {
    const log = Buffer.concat([frame(1, 'one\n'), frame(2, 'two: é\n\n'), frame(1, 'three')])
    expect(logLines(log)).toEqual(['one', 'two: é', 'three'])
  })

  it('is read as it is where there was a terminal, or a frame was cut', () => {
    expect(logLines(Buffer.from('one\r\ntwo\r\n'))).toEqual(['one', 'two'])
    expect(logLines(frame(1, 'whole').subarray(0, 10))).toEqual(['wh'])
    expect(logLines(Buffer.alloc(0))).toEqual([])
  })

  it('is what it was where the client took it for JSON', () => {
    expect(logLines({ level: 'info' })).toEqual(['{"level":"info"}'])
  })
})
