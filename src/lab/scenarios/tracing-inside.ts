/**
 * An init whose tracer is inside its own namespace. What the tracer puts in the place of a signal is obeyed without asking
 * where the tracer is; what ptrace(2) itself sends is judged, or not, by how it is sent.
 */
import type { SignalName } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import { expectedFrom, init, ruled } from './expected.ts'
import { sendAtRisk } from './fatal-sending.ts'
import { called, fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'
import { passedOn, traced } from './traced.ts'
import { exitKill, request, runToStop } from './tracer.ts'

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

export const tracingInside: readonly ThemedScenario[] = [
  insideTracer('SIGTERM'),
  insideTracer('SIGKILL'),
  attachStops,
  tracerExits,
  ptraceKill('inside'),
  ptraceKill('ancestor'),
]
