/**
 * Programs after which another process, or another image of the same one, serves a channel.
 * clone(2), setns(2), execve(2), proc_pid_ns(5)
 */
import { deskWords } from '../../machine/subject-layout.ts'
import type { Ends } from '../subject/channel.ts'
import { Program } from '../subject/program.ts'
import { text } from '../subject/structures.ts'
import { type Deed, plain } from './program-of.ts'

const currentDirectory = -100
const readOnly = 0
const cloneNewPid = 0x2000_0000
const signalChild = 17

/**
 * Clones a child that serves the channel: in a new namespace, or in that of a neighbour (a number of Node's /proc), or in
 * its parent's.
 */
export function forkProgram(child: Ends, isInit: boolean, neighbour: number | undefined): Deed {
  const program = new Program()
  const successor = deskWords({ input: child.requestRead, output: child.replyWrite, slot: 0 })
  if (neighbour !== undefined) enter(program, `/proc/${neighbour}/ns/pid`)
  const born = program.become(successor, 'clone', signalChild | (isInit ? cloneNewPid : 0))
  if (neighbour !== undefined) enter(program, '/proc/self/ns/pid')
  return plain(program, born)
}

/** Starts the subject again in the same process: a new image reads from descriptor 0 and answers on 1. */
export function execProgram(own: Ends): Program {
  const program = new Program().unanswered()
  program.call('dup3', own.requestRead, 0, 0)
  program.call('dup3', own.replyWrite, 1, 0)
  const nothing = program.data(new Uint8Array(8))
  program.call('execve', program.data(text('/proc/self/exe')), nothing, nothing)
  return program
}

/** Children are born in that namespace from here on. */
function enter(program: Program, path: string): void {
  const file = program.call('openat', currentDirectory, program.data(text(path)), readOnly, 0)
  program.call('setns', file, cloneNewPid)
  program.call('close', file)
}
