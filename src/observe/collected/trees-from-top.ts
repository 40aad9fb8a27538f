/**
 * What an engine lists of a container's processes from outside: who is whose child, in the numbers of its own machine, and the
 * arguments run together. No masks: of signals it says nothing.  Docker Engine API: GET /containers/{id}/top; ps(1)
 */
import type { TopRow } from '../container/engine.ts'
import { known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import type { ProcessTree } from '../process-tree.ts'
import { noProgramFacts } from '../program-facts.ts'
import { observationFrom } from '../status/observation-from.ts'
import { statusFactsOf } from '../status/parse-status.ts'

/** One tree for each process whose parent is not listed: the first of the container, and whatever was run in it later. */
export function treesFromTop(rows: readonly TopRow[]): readonly ProcessTree[] {
  const valid = rows.filter(({ pid, parent }) => Number.isInteger(pid) && Number.isInteger(parent))
  const pids = new Set(valid.map(({ pid }) => pid))
  const treeOf = (row: TopRow): ProcessTree => {
    const below = valid.filter(({ pid, parent }) => parent === row.pid && pid !== row.pid)
    const children = known(
      below.map(({ pid }) => pid),
      from,
    )
    return { observation: observationOf(row, children), children: known(below.map(treeOf), from) }
  }
  return valid.filter(({ pid, parent }) => !pids.has(parent) || parent === pid).map(treeOf)
}

const from = 'the engine’s list of processes'

function observationOf(
  { pid, parent, command }: TopRow,
  children: Observation['program']['children'],
): Observation {
  const notAsked = unknown('not-asked', from)
  const status = statusFactsOf(new Map(), () => from)
  return observationFrom(
    { ...status, pid: known(pid, from), parent: known(parent, from) },
    {
      source: 'engine',
      family: notAsked,
      // Nobody can tell where one argument ends and the next begins.
      commandLine: unknown('absent', `${from}: ${command}`),
      pidNamespace: notAsked,
      init: notAsked,
      startTime: notAsked,
      threads: notAsked,
      signalfd: notAsked,
      signalfds: notAsked,
      program: { ...noProgramFacts(), children },
    },
  )
}
