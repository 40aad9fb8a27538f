/** The forecast for one init of the gallery, made of what anybody could read of it before the signal is sent. */
import { prognose } from '../../explain/prognose.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import { measuredTraits, type SenderUser } from '../../kernel/index.ts'
import { factsIn } from '../../observe/bpf/process-facts.ts'
import type { Records } from '../../observe/bpf/records.ts'
import type { Walks } from '../../observe/bpf/walks.ts'
import { treeWithKernelFacts } from '../../observe/bpf/with-kernel-facts.ts'
import { valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { observeTree } from '../../observe/procfs/observe-tree.ts'
import { readReader } from '../../observe/procfs/reader.ts'
import type { Sending } from './gallery-report.ts'
import type { Target } from './try-sending.ts'

/**
 * A function that forecasts for inits at rest; throws where one is gone already. With walks through the kernel's own
 * structures, it knows what these say beside procfs.
 */
export function initForecaster(walks?: Walks): (target: Target) => Prognosis {
  const reader = readReader()
  const user = valueOr(reader.user, { real: 0, effective: 0, capKill: true })
  const forecast = treeForecaster(walks, user)
  return ({ pid, ...sending }) => {
    const result = observeTree(pid, { reader })
    if (!result.ok) throw new Error(`PID ${pid}: ${result.error.code}`)
    return forecast(result.tree, sending)
  }
}

/** The same for what was observed already, by whatever user. */
export function treeForecaster(
  walks: Walks | undefined,
  user: SenderUser,
): (tree: ProcessTree, sending: Sending) => Prognosis {
  let records: Records | undefined
  return (observed, { signal, from }) => {
    const walk = walks?.read(records)
    records = walk?.ok ? walk.records : undefined
    const tree = records ? treeWithKernelFacts(observed, factsIn(records)) : observed
    return prognose(tree, { signal, from, user, traits: measuredTraits, measured: false })
  }
}
