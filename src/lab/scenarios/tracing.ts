/**
 * An init under a debugger. Its tracer is shown signals that would have been dropped unseen, and may put SIGKILL in their
 * place, from inside as well. But a debugger does not make it killable: while it is traced, even a fault does not end it.
 */
import {
  type KernelTraits,
  plainSending,
  ruleDelivery,
  rulingOn,
  type SignalName,
  type Target,
} from '../../kernel/index.ts'
import { table } from '../question-of.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import { catching, expectedFrom, init, ruled } from './expected.ts'
import { killAtRisk, sendAtRisk } from './fatal-sending.ts'
import { forcedOn } from './faulting.ts'
import { filter, actions as seccompActions } from './filter.ts'
import { called, type Fared, fared, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { dress } from './take-part.ts'
import type { ThemedScenario } from './themed.ts'
import { exitKill, request, runToStop, trace } from './tracer.ts'

/** The target with a tracer attached. */
function traced(target: Target): Target {
  return { ...target, threads: target.threads.map((each) => ({ ...each, traced: true })) }
}

/** What a signal comes to that the tracer lets through, or puts in the place of another. */
function passedOn(name: SignalName, target: Target, traits: KernelTraits): Fared {
  const signal = signalNamed(name)
  const question = { target, sending: plainSending, table, traits }
  return fared(rulingOn(signal, ruleDelivery(question)))
}

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

/** A tracer inside: it sends a harmless signal, waits for the stop, and gives another one. */
function insideTracer(given: SignalName): ThemedScenario {
  return scenario({
    id: `tracing/from-inside/SIGTERM-becomes-${given}`,
    theme: 'tracing',
    cites: ['signal.c#ptrace_signal', 'ptrace(2)'],
    claim: 'kill-9-never-works',
    needs: ['root'],
    ...(given === 'SIGKILL' ? { shows: 'tracer-injects-kill' as const } : {}),
    model: (traits) => ({
      sent: fared(ruled(traced(init), 'SIGTERM', traits)),
      after: passedOn(given, init, traits),
    }),
    kernel(stage) {
      const puppet = stage.newInit()
      const insider = puppet.spawn()
      const program = request(new Program(), 'seize', 1)
      program.call('kill', 1, signalNamed('SIGTERM'))
      const status = runToStop(insider, program, 1)
      const goOn = request(new Program(), 'continue', 1, signalNamed(given))
      const { outcome } = sendAtRisk(insider, goOn, puppet)
      return { sent: `trapped ${called(status)}`, after: seen(puppet, outcome) }
    },
  })
}

/** PTRACE_ATTACH itself sends SIGSTOP, as the kernel; an inside tracer can let it come true. */
const attachStops = scenario({
  id: 'tracing/from-inside/attach-stops',
  theme: 'tracing',
  cites: ['ptrace.c#ptrace_attach', 'ptrace(2)'],
  needs: ['root'],
  model: (traits) => ({
    ...expectedFrom('tracer-attach', traced(init), traits),
    after: passedOn('SIGSTOP', init, traits),
  }),
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    stage.begin()
    const status = runToStop(insider, request(new Program(), 'attach', 1), 1)
    const generated = stage.generated(puppet, signalNamed('SIGSTOP'))
    const goOn = request(new Program(), 'continue', 1, signalNamed('SIGSTOP'))
    const { outcome } = sendAtRisk(insider, goOn, puppet)
    return { fared: `trapped ${called(status)}`, after: seen(puppet, outcome), ...generated }
  },
})

/** The tracer ends, and had asked that its tracee end with it. */
const tracerExits = scenario({
  id: 'tracing/from-inside/tracer-exits',
  theme: 'tracing',
  cites: ['ptrace.c#exit_ptrace', 'ptrace(2)'],
  claim: 'kill-9-never-works',
  needs: ['root'],
  shows: 'tracer-exits',
  model: (traits) => expectedFrom('tracer-exit', init, traits),
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    const program = request(new Program().unanswered(), 'seize', 1, exitKill)
    program.call('exit_group', 0)
    stage.begin()
    insider.post(program)
    const outcome = puppet.outcome()
    return { fared: seen(puppet, outcome), ...stage.generated(puppet, signalNamed('SIGKILL')) }
  },
})

/** PTRACE_KILL, which is kill(2) in disguise. */
function ptraceKill(from: 'inside' | 'ancestor'): ThemedScenario {
  return scenario({
    id: `tracing/PTRACE_KILL/from-${from}`,
    theme: 'tracing',
    cites: ['ptrace.c#ptrace_request', 'ptrace(2)'],
    claim: 'kill-9-never-works',
    needs: ['root'],
    model: (traits) => expectedFrom('tracer-kill', traced(init), traits, { actor: from }),
    kernel(stage) {
      const puppet = stage.newInit()
      const tracer = from === 'inside' ? puppet.spawn() : stage.outside
      const pid = from === 'inside' ? 1 : puppet.pid
      const stop = request(request(new Program(), 'seize', pid), 'interrupt', pid)
      runToStop(tracer, stop, pid)
      stage.begin()
      const end = request(request(new Program(), 'kill', pid), 'detach', pid)
      const { outcome } = sendAtRisk(tracer, end, puppet)
      return { fared: seen(puppet, outcome), ...stage.generated(puppet, signalNamed('SIGKILL')) }
    },
  })
}

const rounds = 5

/** A fault under a tracer: shown, let through, dropped; the instruction runs again, and faults again. */
const faultsForEver = scenario({
  id: 'tracing/fault-repeats',
  theme: 'tracing',
  cites: ['signal.c#force_sig_info_to_task', 'ptrace(2)'],
  shows: 'fault',
  model(traits) {
    const first = forcedOn(traced(init), 'SIGSEGV', traits)
    const goesOn = passedOn('SIGSEGV', init, traits) === 'lives'
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
    const segv = signalNamed('SIGSEGV')
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

export const tracing: readonly ThemedScenario[] = [
  shownToTracer('SIGTERM', 'SIGTERM', init),
  shownToTracer('SIGTERM', 'SIGKILL', init),
  shownToTracer('SIGTERM', 'SIGSTOP', init),
  shownToTracer('SIGTERM', 'SIGUSR1', catching(init, 'SIGUSR1')),
  killFromInside,
  insideTracer('SIGTERM'),
  insideTracer('SIGKILL'),
  attachStops,
  tracerExits,
  ptraceKill('inside'),
  ptraceKill('ancestor'),
  faultsForEver,
  seccompUnderTracer,
  notASignalStop,
]
