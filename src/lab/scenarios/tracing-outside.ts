/**
 * An init under a debugger outside. Its tracer is shown signals that would have been dropped unseen, and may put SIGKILL in their
 * place, from inside as well. But a debugger does not make it killable: while it is traced, even a fault does not end it.
 */
import { exposed } from '../../kernel/forced.ts'
import type { SignalName, Target } from '../../kernel/index.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import { catching, init, ruled } from './expected.ts'
import { killAtRisk } from './fatal-sending.ts'
import { forcedOn } from './faulting.ts'
import { filter, actions as seccompActions } from './filter.ts'
import { called, type Fared, fared, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { dress } from './take-part.ts'
import type { ThemedScenario } from './themed.ts'
import { passedOn, traced } from './traced.ts'
import { trace } from './tracer.ts'

const eventStop = 128

/** A tracee's group stop is shown to a tracer that seized it as an event. */
function seenByTracer(puppet: Parameters<typeof seen>[0], outcome: Outcome): Fared {
  const isGroupStop = outcome.kind === 'trapped' && outcome.status >> 8 === eventStop
  return isGroupStop ? `stopped ${called(outcome.status & 0xff)}` : seen(puppet, outcome)
}

/** An insider sends, the tracer outside is shown the signal, and lets the tracee go on with one of its choice. */
function shownToTracer(sent: SignalName, given: SignalName, target: Target): ThemedScenario {
  return scenario({
    id: `tracing/from-outside/${sent}-becomes-${given}`,
    theme: 'tracing',
    cites: ['signal.c#sig_ignored', 'signal.c#ptrace_signal', 'ptrace(2)'],
    claim: 'default-is-ignored',
    model(traits) {
      const ruling = ruled(traced(target), sent, traits)
      return {
        result: ruling.result,
        first: fared(ruling),
        after: passedOn(given, target, traits),
      }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      dress(puppet, target)
      const insider = puppet.spawn()
      trace(stage.outside, 'seize', puppet.pid)
      stage.begin()
      insider.kill(1, signalNamed(sent))
      const first = seen(puppet)
      const { result } = stage.generated(puppet, signalNamed(sent))
      trace(stage.outside, 'continue', puppet.pid, signalNamed(given))
      return { result, first, after: seenByTracer(puppet, puppet.outcome()) }
    },
  })
}

/** SIGKILL is never shown to a tracer, and an insider's is dropped as ever. */
const killFromInside = scenario({
  id: 'tracing/from-outside/SIGKILL-from-inside',
  theme: 'tracing',
  cites: ['signal.c#sig_ignored', 'signal.c#sig_task_ignored', 'ptrace(2)'],
  claim: 'kill-9-never-works',
  model(traits) {
    const ruling = ruled(traced(init), 'SIGKILL', traits)
    return { errno: ruling.errno ?? 'none', fared: fared(ruling), result: ruling.result }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    trace(stage.outside, 'seize', puppet.pid)
    stage.begin()
    const { outcome, told } = killAtRisk(insider, 1, signalNamed('SIGKILL'), puppet)
    const { result } = stage.generated(puppet, signalNamed('SIGKILL'))
    return { errno: told(0), fared: seen(puppet, outcome), result }
  },
})

const rounds = 5
const segv = signalNamed('SIGSEGV')

/** A fault under a tracer: shown, let through, dropped; the instruction runs again, and faults again. */
const faultsForEver = scenario({
  id: 'tracing/fault-repeats',
  theme: 'tracing',
  cites: ['signal.c#force_sig_info_to_task', 'ptrace(2)'],
  shows: 'fault',
  model(traits) {
    const first = forcedOn(traced(init), 'SIGSEGV', traits)
    // What the kernel has made of the process when its tracer lets the fault through.
    const left = exposed(traced(init), { signal: segv, thread: 0, mode: 'may-catch' })
    const goesOn = passedOn('SIGSEGV', left, traits) === 'lives'
    return {
      first,
      traps: goesOn ? rounds : 1,
      detached: forcedOn(init, 'SIGSEGV', traits),
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const fault = new Program()
    fault.callCode(loadPayloads(puppet)['read memory'], 0)
    trace(stage.outside, 'seize', puppet.pid)
    let outcome = puppet.attempt(fault)
    const first = seen(puppet, outcome)
    let traps = 0
    while (outcome.kind === 'trapped' && ++traps < rounds) {
      trace(stage.outside, 'continue', puppet.pid, segv)
      outcome = puppet.outcome()
    }
    trace(stage.outside, 'detach', puppet.pid, segv)
    return { first, traps, detached: seen(puppet, puppet.outcome()) }
  },
})

/** A filter that ends its process asks no tracer. */
const seccompUnderTracer = scenario({
  id: 'tracing/seccomp-kills',
  theme: 'tracing',
  cites: ['seccomp.c#__seccomp_filter', 'signal.c#force_sig_info_to_task', 'ptrace(2)'],
  shows: 'seccomp-kill',
  model: (traits) => ({ fared: forcedOn(traced(init), 'SIGSYS', traits, 'must-end') }),
  kernel(stage) {
    const puppet = stage.newInit()
    trace(stage.outside, 'seize', puppet.pid)
    const program = filter(new Program(), 'getppid', seccompActions.KILL_PROCESS)
    program.call('getppid')
    return { fared: seen(puppet, puppet.attempt(program)) }
  },
})

/** In a stop that is not of a signal, the tracer's signal goes nowhere. */
const notASignalStop = scenario({
  id: 'tracing/SIGKILL-at-an-event',
  theme: 'tracing',
  cites: ['ptrace(2)'],
  // ptrace_signal() is not called at all, so there is nothing to rule on.
  model: () => ({ fared: 'lives' }),
  kernel(stage: Stage) {
    const puppet = stage.newInit()
    trace(stage.outside, 'seize', puppet.pid)
    trace(stage.outside, 'interrupt', puppet.pid)
    puppet.outcome()
    trace(stage.outside, 'continue', puppet.pid, signalNamed('SIGKILL'))
    return { fared: seen(puppet) }
  },
})

export const tracingOutside: readonly ThemedScenario[] = [
  shownToTracer('SIGTERM', 'SIGTERM', init),
  shownToTracer('SIGTERM', 'SIGKILL', init),
  shownToTracer('SIGTERM', 'SIGSTOP', init),
  shownToTracer('SIGTERM', 'SIGUSR1', catching(init, 'SIGUSR1')),
  killFromInside,
  faultsForEver,
  seccompUnderTracer,
  notASignalStop,
]
