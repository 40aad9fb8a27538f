/**
 * What several themes need about faults: the model's ruling on a forced signal, and a handler that ends the process.
 */
import { type ForceMode, ruleForced } from '../../kernel/forced.ts'
import type { KernelTraits, SignalName, Target } from '../../kernel/index.ts'
import { table } from '../question-of.ts'
import type { Disposition } from '../subject/disposition.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import type { Puppet } from '../subject/puppet.ts'
import { type Fared, fared, signalNamed } from './seen.ts'

/** What a signal forced on the leader comes to, where every handler is {@link exitInHandler}. */
export function forcedOn(
  target: Target,
  name: SignalName,
  traits: KernelTraits,
  mode: ForceMode = 'may-catch',
): Fared {
  const signal = signalNamed(name)
  const ruling = ruleForced(target, { signal, thread: 0, mode }, table, traits)
  return ruling.fate === 'handled' ? `exited ${signal}` : fared(ruling)
}

/** A handler that ends the process with the signal's number as its exit status. */
export function exitInHandler(puppet: Puppet, flags = 0): Disposition {
  return { address: loadPayloads(puppet)['exit in handler'], flags }
}
