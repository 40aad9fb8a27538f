/**
 * An init that wants to end by a signal cannot: what it raises is dropped like anybody else's. abort(3) falls through to
 * the instruction behind it and dies of that, so the status says SIGSEGV (139) where SIGABRT (134) was meant.
 */

import type { KernelTraits, Ruling, SignalName, Target } from '../../kernel/index.ts'
import { actionOf, type Disposition } from '../subject/disposition.ts'
import { architecture } from '../subject/here.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, signalInfo, signalSet, signalSetSize } from '../subject/structures.ts'
import { byDefault, catching, ignoring, init, ordinary, ruled } from './expected.ts'
import { killAtRisk } from './fatal-sending.ts'
import { exitInHandler, forcedOn } from './faulting.ts'
import { errno, type Fared, fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const abortSignal = signalNamed('SIGABRT')
const unblock = 1
/** What stands behind the raise in abort(3): a privileged instruction. */
const lastResort: SignalName = architecture === 'aarch64' ? 'SIGILL' : 'SIGSEGV'

/** abort(3): raise; if that comes back, raise again with the default action; if that comes back, fault. */
function aborted(target: Target, traits: KernelTraits): Fared {
  const first = raised(target, traits)
  if (ends(first)) return fared(first)
  const reset = byDefault(target, 'SIGABRT')
  const second = raised(reset, traits)
  return ends(second) ? fared(second) : forcedOn(reset, lastResort, traits)
}

function raised(target: Target, traits: KernelTraits): Ruling {
  return ruled(target, 'SIGABRT', traits, { call: 'tgkill', from: 'self' })
}

function ends({ fate }: Ruling): boolean {
  return fate === 'killed' || fate === 'dumped'
}

function abort(puppet: Puppet): Program {
  const program = new Program()
  const open = program.data(signalSet(maskOf(abortSignal)))
  const action = program.data(actionOf('default'))
  program.call('rt_sigprocmask', unblock, open, 0, signalSetSize)
  program.call('tgkill', puppet.innerPid, puppet.innerPid, abortSignal)
  program.call('rt_sigaction', abortSignal, action, 0, signalSetSize)
  program.call('tgkill', puppet.innerPid, puppet.innerPid, abortSignal)
  program.callCode(loadPayloads(puppet)['privileged instruction'])
  return program
}

function abortScenario(
  id: string,
  target: Target,
  prepare: (puppet: Puppet) => Disposition = () => 'default',
): ThemedScenario {
  return scenario({
    id: `self-destruction/abort/${id}`,
    theme: 'self-destruction',
    cites: ['abort(3)', 'signal.c#sig_task_ignored', 'signal.c#force_sig_info_to_task'],
    claim: 'default-is-ignored',
    ...(target.init === 'no' ? {} : { shows: 'abort' as const }),
    model: (traits) => ({ fared: aborted(target, traits) }),
    kernel(stage) {
      const puppet = target.init === 'no' ? stage.newOrdinary() : stage.newInit()
      puppet.sigaction(abortSignal, prepare(puppet))
      return { fared: seen(puppet, puppet.attempt(abort(puppet))) }
    },
  })
}

/** A signal to oneself with kill(2), as `kill -9 $$` does, or with sigqueue(3). */
function suicide(
  name: SignalName,
  call: 'kill' | 'rt_sigqueueinfo',
  target: Target,
): ThemedScenario {
  const who = target.init === 'no' ? 'ordinary' : 'init'
  return scenario({
    id: `self-destruction/${call}/${name}/${who}`,
    theme: 'self-destruction',
    cites: ['signal.c#sig_task_ignored', 'pid_namespaces(7)'],
    claim: 'kill-9-never-works',
    model(traits) {
      const ruling = ruled(target, name, traits, { call, from: 'self' })
      return { fared: fared(ruling), errno: ruling.errno ?? 'none' }
    },
    kernel(stage) {
      const puppet = target.init === 'no' ? stage.newOrdinary() : stage.newInit()
      const number = signalNamed(name)
      const program = new Program()
      const info = program.data(signalInfo({ signal: number, code: -1 }))
      const sent =
        call === 'kill'
          ? program.call(call, puppet.innerPid, number)
          : program.call(call, puppet.innerPid, number, info)
      const outcome = puppet.attempt(program)
      const told = outcome.kind === 'answered' ? errno(outcome.answer.value(sent)) : 'unobserved'
      return { errno: told, fared: seen(puppet, outcome) }
    },
  })
}

/** A handler for SIGTERM that exits: what `kill 1` needs, whoever wrote the handler. */
const handlerExits = scenario({
  id: 'self-destruction/handler-exits',
  theme: 'self-destruction',
  cites: ['signal.c#get_signal', 'pid_namespaces(7)'],
  claim: 'kill-needs-a-handler',
  shows: 'handler-exits',
  model(traits) {
    const ruling = ruled(catching(init, 'SIGTERM'), 'SIGTERM', traits)
    return { fared: ruling.fate === 'handled' ? `exited ${ruling.signal}` : fared(ruling) }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    puppet.sigaction(signalNamed('SIGTERM'), exitInHandler(puppet))
    const { outcome } = killAtRisk(puppet.spawn(), 1, signalNamed('SIGTERM'), puppet)
    return { fared: seen(puppet, outcome) }
  },
})

/** What Node, Ruby and many shells do at the end of a handler: default action, and the same signal again. */
const handlerRaisesAgain = scenario({
  id: 'self-destruction/handler-raises-again',
  theme: 'self-destruction',
  cites: ['signal.c#sig_task_ignored', 'pid_namespaces(7)'],
  claim: 'caught-shows-it',
  model(traits) {
    const caught = catching(init, 'SIGTERM')
    const first = ruled(caught, 'SIGTERM', traits)
    const again = ruled(byDefault(caught, 'SIGTERM'), 'SIGTERM', traits, { from: 'self' })
    return { first: fared(first), again: again.result, lives: !ends(again) }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const term = signalNamed('SIGTERM')
    puppet.sigaction(term, 'caught')
    puppet.spawn().kill(1, term)
    const first = seen(puppet)
    puppet.sigaction(term, 'default')
    stage.begin()
    puppet.kill(1, term)
    const again = stage.generated(puppet, term).result
    return { first, again, lives: puppet.attempt().kind === 'answered' }
  },
})

/** The end of the init's own main function. */
const exits = scenario({
  id: 'self-destruction/exit',
  theme: 'self-destruction',
  cites: ['pid_namespaces(7)'],
  shows: 'exit',
  model: () => ({ fared: 'exited 3' }),
  kernel(stage) {
    const puppet = stage.newInit()
    const program = new Program()
    program.call('exit_group', 3)
    return { fared: seen(puppet, puppet.attempt(program)) }
  },
})

export const selfDestruction: readonly ThemedScenario[] = [
  abortScenario('default', init),
  abortScenario('ignored', ignoring(init, 'SIGABRT'), () => 'ignored'),
  abortScenario('caught', catching(init, 'SIGABRT'), () => 'caught'),
  abortScenario('ordinary-process', ordinary),
  suicide('SIGKILL', 'kill', init),
  suicide('SIGSTOP', 'kill', init),
  suicide('SIGTERM', 'kill', init),
  suicide('SIGKILL', 'rt_sigqueueinfo', init),
  suicide('SIGKILL', 'kill', ordinary),
  suicide('SIGSTOP', 'kill', ordinary),
  handlerExits,
  handlerRaisesAgain,
  exits,
]
