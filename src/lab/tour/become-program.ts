/**
 * Makes a puppet into another program, as a container runtime's last step does: the number and the protection of an init
 * stay with the process across execve(2).  execve(2); prctl(2) PR_SET_PDEATHSIG, which stays too
 */
import { endsOf, signalDescriptor } from '../subject/channel.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { text, words } from '../subject/structures.ts'

/** What to execute. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** How many channels a lane of the tour has; none of their descriptors goes to the program. */
export const channels = 10

const currentDirectory = -100
const readOnly = 0

/**
 * Sends the puppet into the program. It does not answer any more; if the kernel refuses, it exits with the lowest eight
 * bits of the negative errno. Standard input, output and error are /dev/null, the directory is the root.
 */
export function becomeProgram(puppet: Puppet, command: Command): void {
  const { file, args, environment } = command
  const program = new Program().unanswered()
  const nothing = program.call(
    'openat',
    currentDirectory,
    program.data(text('/dev/null')),
    readOnly,
  )
  program.call('dup3', nothing, 0, 0)
  program.call('close', nothing)
  closeChannels(program)
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

/** The descriptors of the lane's pipes: a program that held them would keep the lane from noticing Node's end. */
function closeChannels(program: Program): void {
  program.call('close', signalDescriptor)
  for (let index = 0; index < channels; index++) {
    for (const descriptor of Object.values(endsOf(index))) program.call('close', descriptor)
  }
}

/** An array of strings with its closing null. */
function pointers(program: Program, strings: readonly string[]): ReturnType<Program['data']> {
  const array = program.data(words(...strings.map(() => 0), 0))
  strings.forEach((string, index) => {
    program.pointer(array, 8 * index, program.data(text(string)))
  })
  return array
}
