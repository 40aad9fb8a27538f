/**
 * Makes a puppet into another program, as a container runtime's last step does: the number and the protection of an init
 * stay with the process across execve(2).  execve(2); prctl(2) PR_SET_PDEATHSIG, which stays too unless the user changes
 */
import { endsOf, signalDescriptor } from '../subject/channel.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { resourceLimit, text, words } from '../subject/structures.ts'
import { openTerminal } from './open-terminal.ts'

/** What to execute. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** What it reads from: /dev/null when left out, a pipe that never ends, or a terminal it controls. */
  readonly input?: 'pipe' | 'terminal'
  /** A file for what it writes to its standard error; /dev/null when left out. */
  readonly errors?: string
  /** User and group it runs as; Node's when left out. */
  readonly user?: number
}

/** No lane of an init has more channels; none of their descriptors goes to the program. */
export const mostChannels = 40

const currentDirectory = -100
const open = { readOnly: 0, writeOnly: 1, create: 0o100, truncate: 0o1000 } as const
const coreLimit = 4
const setParentDeathSignal = 1
const kill = 9

/**
 * Sends the puppet into the program. It does not answer any more; if the kernel refuses, it exits with the lowest eight
 * bits of the negative errno. The directory is the root, and no core file is written.
 */
export function becomeProgram(puppet: Puppet, command: Command): void {
  const { file, args, environment, user } = command
  const program = new Program().unanswered()
  program.call('prlimit64', 0, coreLimit, program.data(resourceLimit(0, 0)), 0)
  openStandardFiles(program, command)
  closeChannels(program)
  if (user !== undefined) becomeUser(program, user)
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  const refused = program.call(
    'execve',
    program.data(text(file)),
    pointers(program, [file, ...args]),
    pointers(program, variables),
  )
  program.call('exit_group', refused)
  puppet.post(program)
}

/** The subject's standard output and error are /dev/null already. */
function openStandardFiles(program: Program, { input, errors }: Command): void {
  switch (input) {
    case undefined: {
      const nothing = openFile(program, '/dev/null', open.readOnly)
      program.call('dup3', nothing, 0, 0)
      program.call('close', nothing)
      break
    }
    case 'pipe': {
      // The program itself holds the other end, so its input never ends.
      const pipe = program.space(8)
      program.call('pipe2', pipe, 0)
      program.call('dup3', program.stored(pipe), 0, 0)
      program.call('close', program.stored(pipe))
      break
    }
    case 'terminal':
      openTerminal(program)
      break
  }
  if (errors === undefined) return
  const file = openFile(program, errors, open.writeOnly | open.create | open.truncate)
  program.call('dup3', file, 2, 0)
  program.call('close', file)
}

function openFile(program: Program, path: string, flags: number): ReturnType<Program['call']> {
  return program.call('openat', currentDirectory, program.data(text(path)), flags, 0o644)
}

/** The descriptors of the lane's pipes: a program that held them would keep the lane from noticing Node's end. */
function closeChannels(program: Program): void {
  program.call('close', signalDescriptor)
  for (let index = 0; index < mostChannels; index++) {
    for (const descriptor of Object.values(endsOf(index))) program.call('close', descriptor)
  }
}

/** A change of the user clears the parent-death signal.  kernel/cred.c: commit_creds() */
function becomeUser(program: Program, user: number): void {
  program.call('setgroups', 0, 0)
  program.call('setresgid', user, user, user)
  program.call('setresuid', user, user, user)
  program.call('prctl', setParentDeathSignal, kill)
}

/** An array of strings with its closing null. */
function pointers(program: Program, strings: readonly string[]): ReturnType<Program['data']> {
  const array = program.data(words(...strings.map(() => 0), 0))
  strings.forEach((string, index) => {
    program.pointer(array, 8 * index, program.data(text(string)))
  })
  return array
}
