/**
 * How the reader stands to the target: whether a signal from it would be one from inside the target's namespace or from
 * above.  pid_namespaces(7); kernel/signal.c: send_signal_locked(), which asks whether the sender has a number there
 */
import type { Relation } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import type { Reader } from './reader.ts'

/** Compares the namespaces of both, as seen through the same procfs mount. */
export function relationTo(target: Observation, reader: Reader): Fact<Relation> {
  const theirs = target.namespacePids
  const own = reader.namespacePids
  if (!theirs.known) return theirs
  if (!own.known) return own
  const from = `${own.from}, ${theirs.from}`
  if (theirs.value[0] === own.value[0]) return known('self', from)
  if (own.value.length === 1) {
    return known(theirs.value.length === 1 ? 'inside' : 'ancestor', from)
  }
  if (theirs.value.length === 1) return known('descendant', from)
  if (!reader.pidNamespace.known) return reader.pidNamespace
  if (!target.pidNamespace.known) return target.pidNamespace
  const isSame = reader.pidNamespace.value === target.pidNamespace.value
  return isSame
    ? known('inside', `${reader.pidNamespace.from}, ${target.pidNamespace.from}`)
    : unknown('not-asked', from)
}
