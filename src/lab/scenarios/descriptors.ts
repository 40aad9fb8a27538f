/**
 * Descriptors that send signals when they become ready (O_ASYNC). SIGIO comes from the kernel itself; a signal of the
 * program's choice (F_SETSIG) comes with a siginfo that names nobody, so it forces nothing, from whatever namespace.
 */
import type { SignalName, Target } from '../../kernel/index.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { text } from '../subject/structures.ts'
import { catching, init, ordinary } from './expected.ts'
import { sendAtRisk } from './fatal-sending.ts'
import { fromKernel } from './from-kernel.ts'
import { signalNamed } from './seen.ts'
import type { Stage } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const unixDomain = 1
const stream = 1
const asynchronous = 0o20000
/** Commands of fcntl(2). */
const setFlags = 4
const setOwner = 8
const setSignal = 10

/** Where the process stands whose writing makes the descriptor ready. */
type Writer = 'inside' | 'above' | 'beside'

/** The puppet owns one end of a socket, and somebody writes to the other. */
function becomesReady(puppet: Puppet, stage: Stage, signal: number, from: Writer): Outcome {
  const own = new Program()
  const pair = own.space(8)
  own.call('socketpair', unixDomain, stream, 0, pair)
  const near = own.stored(pair)
  own.call('fcntl', near, setOwner, puppet.innerPid)
  own.call('fcntl', near, setSignal, signal)
  own.call('fcntl', near, setFlags, asynchronous)
  const far = puppet.run(own).bytes(pair).readInt32LE(4)
  const write = new Program()
  const message = write.data(text('ready'))
  if (from === 'inside') {
    write.call('write', far, message, 5)
    return sendAtRisk(puppet.spawn(), write, puppet).outcome
  }
  const copy = new Program()
  const copied = copy.call('pidfd_getfd', copy.call('pidfd_open', puppet.pid, 0), far, 0)
  const descriptor = stage.outside.run(copy).value(copied)
  write.call('write', descriptor, message, 5)
  const writer = from === 'above' ? stage.outside : stage.newInit()
  writer.run(write)
  return puppet.attempt()
}

function ready(chosen: SignalName | undefined, from: Writer, target: Target): ThemedScenario {
  const who = target.init === 'no' ? 'ordinary' : target === init ? 'init' : 'init-that-catches'
  const origin = chosen ? 'descriptor-ready-chosen' : 'descriptor-ready'
  return fromKernel({
    id: `${chosen ?? 'SIGIO'}-from-${from}/${who}`,
    theme: 'descriptors',
    claim: 'kill-9-never-works',
    needs: ['root'],
    origin,
    ...(chosen ? { chosen } : {}),
    target,
    act: (puppet, stage) => becomesReady(puppet, stage, chosen ? signalNamed(chosen) : 0, from),
  })
}

export const descriptors: readonly ThemedScenario[] = [
  ready(undefined, 'inside', init),
  ready(undefined, 'above', init),
  ready(undefined, 'beside', catching(init, 'SIGIO')),
  ready(undefined, 'inside', ordinary),
  ready('SIGKILL', 'inside', init),
  ready('SIGKILL', 'above', init),
  ready('SIGKILL', 'beside', init),
  ready('SIGKILL', 'inside', ordinary),
]
