/**
 * An init faults. The kernel forces the signal on the thread itself and takes the protection away first, so that an
 * init dies of its own mistakes; but the same number, sent, is dropped.  kernel/signal.c: force_sig_info_to_task()
 */
import { type SignalName, setOf, type Target } from '../../kernel/index.ts'
import type { Payloads } from '../../machine/payloads.ts'
import { scratch } from '../../machine/subject-layout.ts'
import { actionFlag } from '../subject/disposition.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, text, words } from '../subject/structures.ts'
import { blocking, catching, ignoring, init, ordinary, ruled } from './expected.ts'
import { exitInHandler, forcedOn } from './faulting.ts'
import { called, errno, fared, seen, signalNamed } from './seen.ts'
import { type Need, type Script, scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

/** A way to fault, the signal it makes, and the code that does it. */
interface FaultRow {
  readonly what: string
  readonly signal: SignalName
  readonly needs?: readonly Need[]
  commit(program: Program, payloads: Payloads['addresses']): void
}

const nullDereference: FaultRow = {
  what: 'null-dereference',
  signal: 'SIGSEGV',
  commit: (program, payloads) => void program.callCode(payloads['read memory'], 0),
}

const faultRows: readonly FaultRow[] = [
  nullDereference,
  {
    what: 'breakpoint',
    signal: 'SIGTRAP',
    commit: (program, payloads) => void program.callCode(payloads.breakpoint),
  },
  {
    what: 'undefined-instruction',
    signal: 'SIGILL',
    commit: (program, payloads) => void program.callCode(payloads['undefined instruction']),
  },
  {
    what: 'privileged-instruction',
    signal: 'SIGSEGV',
    needs: ['x86-64'],
    commit: (program, payloads) => void program.callCode(payloads['privileged instruction']),
  },
  {
    what: 'division-by-zero',
    signal: 'SIGFPE',
    needs: ['x86-64'],
    commit: (program, payloads) => void program.callCode(payloads['divide by zero']),
  },
  { what: 'mapping-past-its-file', signal: 'SIGBUS', commit: readPastFile },
  {
    what: 'stack-overflow',
    signal: 'SIGSEGV',
    commit: (program, payloads) => void program.callCode(payloads['overflow stack']),
  },
]

/** What the process did about the signal before; and who it is. */
interface Setting {
  readonly id: string
  readonly model: (signal: SignalName) => Target
  readonly on?: 'ordinary'
  /** No init ends of its fault here. */
  readonly spares?: true
  readonly prepare?: (puppet: Puppet, signal: number) => void
}

const settings: readonly Setting[] = [
  {
    id: 'ignored',
    model: (signal) => ignoring(init, signal),
    prepare: (puppet, signal) => void puppet.sigaction(signal, 'ignored'),
  },
  {
    id: 'blocked',
    model: (signal) => blocking(init, signal),
    prepare: (puppet, signal) => void puppet.mask('block', maskOf(signal)),
  },
  {
    id: 'blocked-and-queued',
    model(signal) {
      const target = blocking(init, signal)
      const pending = setOf(signalNamed(signal))
      return { ...target, threads: target.threads.map((each) => ({ ...each, pending })) }
    },
    prepare(puppet, signal) {
      puppet.mask('block', maskOf(signal))
      puppet.tgkill(1, 1, signal)
    },
  },
  {
    id: 'caught-but-blocked',
    model: (signal) => catching(blocking(init, signal), signal),
    prepare(puppet, signal) {
      puppet.sigaction(signal, exitInHandler(puppet))
      puppet.mask('block', maskOf(signal))
    },
  },
  {
    id: 'caught',
    spares: true,
    model: (signal) => catching(init, signal),
    prepare: (puppet, signal) => void puppet.sigaction(signal, exitInHandler(puppet)),
  },
  { id: 'ordinary-process', model: () => ordinary, on: 'ordinary', spares: true },
]

function faultScenario(fault: FaultRow, setting: Setting): ThemedScenario {
  const signal = signalNamed(fault.signal)
  return scenario({
    id: `faults/${fault.what}/${setting.id}`,
    theme: 'faults',
    cites: ['signal.c#force_sig_info_to_task', 'signal(7)'],
    claim: 'default-is-ignored',
    ...(setting.spares ? {} : { shows: 'fault' as const }),
    ...(fault.needs ? { needs: fault.needs } : {}),
    model: (traits) => ({ fared: forcedOn(setting.model(fault.signal), fault.signal, traits) }),
    kernel(stage) {
      const puppet = setting.on ? stage.newOrdinary() : stage.newInit()
      setting.prepare?.(puppet, signal)
      const program = new Program()
      fault.commit(program, loadPayloads(puppet))
      return { fared: seen(puppet, puppet.attempt(program)) }
    },
  })
}

function readPastFile(program: Program, payloads: Payloads['addresses']): void {
  const readable = 1
  const shared = 1
  const file = program.call('memfd_create', program.data(text('empty')), 0)
  const mapped = program.call('mmap', 0, 4096, readable, shared, file, 0)
  program.callCode(payloads['read memory'], mapped)
}

const altStack: Script = {
  id: 'faults/stack-overflow/caught-on-another-stack',
  theme: 'faults',
  cites: ['sigaltstack(2)', 'signal.c#force_sig_info_to_task'],
  model: (traits) => ({ fared: forcedOn(catching(init, 'SIGSEGV'), 'SIGSEGV', traits) }),
  kernel(stage) {
    const puppet = stage.newInit()
    const program = new Program()
    program.call('sigaltstack', program.data(words(scratch.address, 0, 0x8000)), 0)
    puppet.run(program)
    puppet.sigaction(signalNamed('SIGSEGV'), exitInHandler(puppet, actionFlag.onStack))
    const fault = new Program()
    fault.callCode(loadPayloads(puppet)['overflow stack'])
    return { fared: seen(puppet, puppet.attempt(fault)) }
  },
}

const noStackForHandler: Script = {
  id: 'faults/stack-overflow/caught-without-another-stack',
  theme: 'faults',
  cites: ['signal.c#force_sig_info_to_task', 'sigaltstack(2)'],
  shows: 'fault',
  model: (traits) => ({
    // The handler's frame has no room, and that is a fault of its own, which no handler is asked about.
    fared: forcedOn(catching(init, 'SIGSEGV'), 'SIGSEGV', traits, 'must-end'),
  }),
  kernel(stage) {
    const puppet = stage.newInit()
    puppet.sigaction(signalNamed('SIGSEGV'), exitInHandler(puppet))
    const fault = new Program()
    fault.callCode(loadPayloads(puppet)['overflow stack'])
    return { fared: seen(puppet, puppet.attempt(fault)) }
  },
}

/** The number alone does nothing: what is sent is not a fault. */
function merelySent(name: SignalName): ThemedScenario {
  return scenario({
    id: `faults/${called(signalNamed(name))}-merely-sent`,
    theme: 'faults',
    cites: ['signal.c#sig_task_ignored', 'pid_namespaces(7)'],
    claim: 'default-is-ignored',
    model(traits) {
      const itself = ruled(init, name, traits, { call: 'tgkill', from: 'self' })
      const inside = ruled(init, name, traits)
      return { raised: fared(itself), sent: fared(inside), errno: inside.errno ?? 'none' }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const insider = puppet.spawn()
      puppet.tgkill(1, 1, signalNamed(name))
      const raised = seen(puppet)
      const result = insider.kill(1, signalNamed(name))
      return { raised, sent: seen(puppet), errno: errno(result) }
    },
  })
}

export const faults: readonly ThemedScenario[] = [
  ...faultRows.map((fault) =>
    faultScenario(fault, { id: 'nothing-done-about-it', model: () => init }),
  ),
  ...settings.map((setting) => faultScenario(nullDereference, setting)),
  scenario(altStack),
  scenario(noStackForHandler),
  merelySent('SIGSEGV'),
  merelySent('SIGILL'),
]
