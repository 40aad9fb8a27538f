/**
 * What if the program had a handler for these signals that ends it: the kernel gives them to it, and it ends with exit code 0.
 * What is in the handler is up to whoever writes it.
 */
import { setOf, union, without } from '../../kernel/index.ts'
import { known, valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import type { Prognosis } from '../prognosis.ts'
import { leastOf } from '../sureness.ts'
import { assumed } from './identity.ts'

/** The tree in which the process of this number catches these signals. */
export function withHandler(
  tree: ProcessTree,
  pid: number,
  signals: readonly number[],
): ProcessTree {
  const { observation, children } = tree
  const below = children.known
    ? known(
        children.value.map((child) => withHandler(child, pid, signals)),
        children.from,
      )
    : children
  if (valueOr(observation.pid, undefined) !== pid) return { observation, children: below }
  const set = setOf(...signals)
  const { caught, ignored } = observation.signals
  const { oneShot } = observation.program
  return {
    observation: {
      ...observation,
      signals: {
        ...observation.signals,
        ...(caught.known && { caught: known(union(caught.value, set), assumed) }),
        ...(ignored.known && { ignored: known(without(ignored.value, set), assumed) }),
      },
      program: {
        ...observation.program,
        ...(oneShot.known && { oneShot: known(without(oneShot.value, set), assumed) }),
      },
    },
    children: below,
  }
}

/** The prognosis with the handler as it is written: it is reached, and ends the program. */
export function endedByHandler(prognosis: Prognosis, pid: number): Prognosis {
  const at = prognosis.path.findIndex((hop) => hop.pid === pid)
  const hop = prognosis.path[at]
  if (hop === undefined || hop.forecast.ruling.fate !== 'handled') return prognosis
  const [first, ...rest] = prognosis.path.slice(0, at + 1)
  if (first === undefined) return prognosis
  const told = { code: 'ends', told: true, isPatient: false } as const
  const last = { ...hop, reason: told }
  const path =
    rest.length === 0 ? ([last] as const) : ([first, ...rest.slice(0, -1), last] as const)
  return {
    ...prognosis,
    outcome: 'graceful',
    confidence: leastOf(prognosis.confidence === 'certain' ? 'certain' : 'likely', 'likely'),
    end: { kind: 'exit', code: 0 },
    path,
  }
}
