/**
 * The model's side of tracing: a target under a tracer, and what the tracer's choice comes to.
 * kernel/signal.c: ptrace_signal()
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
import { type Fared, fared, signalNamed } from './seen.ts'

/** The target with a tracer attached. */
export function traced(target: Target): Target {
  return { ...target, threads: target.threads.map((each) => ({ ...each, traced: true })) }
}

/** What a signal comes to that the tracer lets through, or puts in the place of another. */
export function passedOn(name: SignalName, target: Target, traits: KernelTraits): Fared {
  const signal = signalNamed(name)
  const threads = target.threads.map((each) => ({ ...each, traced: false }))
  const question = { target: { ...target, threads }, sending: plainSending, table, traits }
  return fared(rulingOn(signal, ruleDelivery(question)))
}
