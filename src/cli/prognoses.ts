/**
 * The prognoses about one process. Only now the processes below it are read, and the one above: most questions about an
 * init are answered by the kernel alone.
 */
import type { Vantage } from '../explain/forecast.ts'
import { prognose } from '../explain/prognose.ts'
import type { Prognosis } from '../explain/prognosis.ts'
import { unknown, valueOr } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { observeProcess } from '../observe/procfs/observe-process.ts'
import { observeTree } from '../observe/procfs/observe-tree.ts'
import type { Subject } from './subject.ts'

/** What becomes of the subject by each of these signals from each of these places. */
export function prognosesFor(
  subject: Subject,
  signals: readonly number[],
  sides: readonly Vantage[],
): readonly Prognosis[] {
  const { circumstances } = subject
  const tree = treeOf(subject)
  const parent = parentOf(subject)
  return sides.flatMap((from) =>
    signals.map((signal) =>
      prognose(tree, { ...circumstances, signal, from, ...(parent && { parent }) }),
    ),
  )
}

const alone = { children: unknown('not-asked') } as const

/** The observation that was explained, with the descendants that it has now, if it is still the same process. */
function treeOf({ observation, reader }: Subject): ProcessTree {
  if (reader === undefined || !observation.pid.known) return { observation, ...alone }
  const result = observeTree(observation.pid.value, { reader })
  if (!result.ok) return { observation, ...alone }
  const { tree } = result
  const [before, now] = [observation, tree.observation].map(({ startTime }) =>
    valueOr(startTime, undefined),
  )
  return before === now ? { ...tree, observation } : { observation, ...alone }
}

/** Who would start it again. The init of the machine is left alone: it is no supervisor of anybody's container. */
function parentOf({ observation, reader }: Subject): ProcessTree | undefined {
  const pid = valueOr(observation.parent, 0)
  if (reader === undefined || pid <= 1) return undefined
  const result = observeProcess(pid, { reader })
  return result.ok ? { observation: result.observation, ...alone } : undefined
}
