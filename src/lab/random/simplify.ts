/**
 * Makes the operations of a short trace plainer: the first process does what any other did, nobody joins a namespace.
 */
import type { Operation } from '../../kernel/world/index.ts'
import { shrink } from './shrink.ts'

/** A trace that still fails and has plainer operations, and perhaps fewer. */
export async function simplify(
  trace: readonly Operation[],
  stillFails: (trace: readonly Operation[]) => Promise<boolean>,
): Promise<readonly Operation[]> {
  const first = trace[0]?.by
  if (first === undefined) return trace
  let kept = trace
  for (let index = 0; index < trace.length; index++) {
    for (const plainer of plainerThan(trace[index], first)) {
      const changed = kept.with(index, plainer)
      if (await stillFails(changed)) kept = changed
    }
  }
  return kept === trace ? trace : await shrink(kept, stillFails)
}

function plainerThan(operation: Operation | undefined, first: number): Operation[] {
  if (!operation) return []
  const plainer: Operation[] = []
  if (operation.by !== first) plainer.push({ ...operation, by: first })
  if (operation.call === 'fork' && typeof operation.into === 'object') {
    plainer.push({ ...operation, into: 'own' })
  }
  return plainer
}
