/**
 * Clones a child process that serves a channel of its own. clone(2), prctl(2) PR_SET_PDEATHSIG.
 */
import { deskWords } from '../../machine/subject-layout.ts'
import type { Channel } from './channel.ts'
import { CallFailed } from './errors.ts'
import { Program } from './program.ts'
import { Puppet } from './puppet.ts'
import { signalSet, signalSetSize, text } from './structures.ts'

/** How a child is born. */
export interface SpawnOptions {
  /** It becomes the init of a new pid namespace. */
  readonly newPidNamespace?: boolean
  /** Further CLONE_ flags; not CLONE_VM. */
  readonly cloneFlags?: number
  /** The signal its parent gets when it dies; SIGCHLD (17) when left out. */
  readonly exitSignal?: number
  /** The signal it gets when its parent's thread ends; SIGKILL (9) when left out, 0 for none. */
  readonly parentDeathSignal?: number
  /** False keeps it in its parent's process group. */
  readonly ownGroup?: boolean
  /** Its signal mask; empty when left out. */
  readonly blocked?: bigint
}

const cloneNewPid = 0x2000_0000
const signalChild = 17
const signalKill = 9
const setParentDeathSignal = 1
const currentDirectory = -100
const setMask = 2

/** Clones a child of `parent`. Dispositions are the parent's. Throws when the kernel refuses. */
export function spawnProcess(parent: Puppet, options: SpawnOptions): Puppet {
  const { lane } = parent
  const channel = lane.takeChannel()
  const flags =
    (options.newPidNamespace ? cloneNewPid : 0) |
    (options.cloneFlags ?? 0) |
    (options.exitSignal ?? signalChild)
  const pidForParent = clone(parent, channel, flags)
  const first = firstProgram(options, parent.isNested)
  channel.post(first.program, 0)
  const answer = channel.take()
  const isNested = parent.isNested || (flags & cloneNewPid) !== 0
  const pid = first.name ? pidIn(answer.bytes(first.name)) : pidForParent
  const innerPid = (flags & cloneNewPid) === 0 ? pidForParent : 1
  return new Puppet(lane, { parent }, channel, { pid, innerPid, pidForParent, isNested })
}

function clone(parent: Puppet, channel: Channel, flags: number): number {
  const { requestRead, replyWrite } = channel.ends
  const program = new Program()
  const successor = deskWords({ input: requestRead, output: replyWrite, slot: 0 })
  const born = program.become(successor, 'clone', flags >>> 0)
  const result = parent.run(program).value(born)
  if (result > 0) return result
  parent.lane.giveBack(channel)
  throw new CallFailed('clone', result)
}

type First = { readonly program: Program; readonly name: ReturnType<Program['space']> | undefined }

const firstPrograms = new Map<string, First>()

/** What a child does before anybody else speaks to it. The same options give the same program. */
function firstProgram(options: SpawnOptions, isParentNested: boolean): First {
  const { parentDeathSignal = signalKill, ownGroup = true, blocked = 0n } = options
  const key = [parentDeathSignal, ownGroup, blocked, isParentNested].join()
  const known = firstPrograms.get(key)
  if (known) return known
  const program = new Program()
  program.call('prctl', setParentDeathSignal, parentDeathSignal)
  if (ownGroup) program.call('setpgid', 0, 0)
  program.call('rt_sigprocmask', setMask, program.data(signalSet(blocked)), 0, signalSetSize)
  const name = isParentNested ? askName(program, '/proc/self') : undefined
  const made = { program, name }
  firstPrograms.set(key, made)
  return made
}

/** Asks procfs for the number its own namespace has for the caller: /proc/self, /proc/thread-self. */
export function askName(program: Program, link: string): ReturnType<Program['space']> {
  const name = program.space(48)
  program.call('readlinkat', currentDirectory, program.data(text(link)), name, 48)
  return name
}

/** The last number in what `askName` brought: of /proc/thread-self, the thread's. */
export function pidIn(name: Buffer): number {
  const numbers = /(\d+)\0*$/.exec(name.toString('latin1'))
  if (!numbers?.[1]) throw new Error('/proc does not know the child')
  return Number(numbers[1])
}
