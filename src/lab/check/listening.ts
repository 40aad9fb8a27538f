/**
 * Whether a program of a container takes connections: a socket in the state LISTEN in its network namespace, held by one of
 * its processes.  proc_pid_net(5) "/proc/pid/net/tcp"; include/net/tcp_states.h
 */
import { readDirectory, readLatin1, readLink } from '../../observe/procfs/read.ts'

/** The ports that these processes listen on; the first of them tells the namespace. */
export function listeningPorts(pids: readonly number[]): readonly number[] {
  const [first] = pids
  const sockets = ['tcp', 'tcp6'].flatMap((file) => {
    const text = readLatin1(`/proc/${first}/net/${file}`)
    return text.ok ? parseSockets(text.value) : []
  })
  if (sockets.length === 0) return []
  const held = new Set(pids.flatMap(socketsOf))
  const ports = sockets.filter(({ inode }) => held.has(inode)).map(({ port }) => port)
  return [...new Set(ports)].sort((a, b) => a - b)
}

interface Listening {
  readonly port: number
  readonly inode: string
}

const listen = '0A'

/** The sockets in LISTEN of such a file. */
export function parseSockets(text: string): readonly Listening[] {
  return text.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/)
    const [, local = '', , state, , , , , , inode] = fields
    const port = Number.parseInt(local.split(':')[1] ?? '', 16)
    return state === listen && inode !== undefined && port > 0 ? [{ port, inode }] : []
  })
}

function socketsOf(pid: number): readonly string[] {
  const names = readDirectory(`/proc/${pid}/fd`)
  if (!names.ok) return []
  return names.value.flatMap((name) => {
    const link = readLink(`/proc/${pid}/fd/${name}`)
    const inode = link.ok ? /^socket:\[(\d+)\]$/.exec(link.value)?.[1] : undefined
    return inode === undefined ? [] : [inode]
  })
}
