import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listeningPorts, parseSockets } from './listening.ts'

/** Columns as Linux 6.18 prints them. */
const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const line = (local: string, state: string, inode: number) =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0000000000000000 100 0 0 10 0`

describe('the sockets of a network namespace', () => {
  it('are those in LISTEN, by port and inode, of both families', () => {
    const text = [
      head,
      line('00000000:0050', '0A', 4711),
      line('0100007F:9C40', '01', 4712),
      line('00000000000000000000000000000000:1F90', '0A', 4713),
      '',
    ].join('\n')
    expect(parseSockets(text)).toEqual([
      { port: 80, inode: '4711' },
      { port: 8080, inode: '4713' },
    ])
  })

  it.skipIf(process.platform !== 'linux')(
    'are found where this process listens itself',
    async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      expect(listeningPorts([process.pid])).toContain(port)
      expect(listeningPorts([1])).not.toContain(port)
      server.close()
    },
  )
})
