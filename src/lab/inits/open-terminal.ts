/**
 * Gives the program that is built a pseudoterminal as its controlling terminal and its standard files, as `docker run -it`
 * does. It holds the other end itself, so nobody ever types.  pty(7), ioctl_tty(2), setsid(2)
 */
import type { Program } from '../subject/program.ts'
import { text } from '../subject/structures.ts'

const currentDirectory = -100
const readWrite = 2
const noControl = 0o400
/** TIOCSPTLCK, TIOCGPTPEER, TIOCSCTTY. */
const requests = { lock: 0x4004_5431, peer: 0x5441, control: 0x540e } as const

/** Adds the calls. Only for a process that leads no group, or setsid(2) refuses. */
export function openTerminal(program: Program): void {
  const path = program.data(text('/dev/ptmx'))
  const near = program.call('openat', currentDirectory, path, readWrite | noControl)
  program.call('ioctl', near, requests.lock, program.data(new Uint8Array(8)))
  const far = program.call('ioctl', near, requests.peer, readWrite | noControl)
  program.call('setsid')
  for (const standard of [0, 1, 2]) program.call('dup3', far, standard, 0)
  program.call('close', far)
  program.call('ioctl', 0, requests.control, 0)
}
