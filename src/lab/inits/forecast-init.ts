/** The forecast for one init of the gallery, made of what anybody could read of it before the signal is sent. */
import { prognose } from '../../explain/prognose.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import { measuredTraits, type SenderUser } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { observeTree } from '../../observe/procfs/observe-tree.ts'
import { type Reader, readReader } from '../../observe/procfs/reader.ts'
import type { Target } from './try-sending.ts'

/** Reads more of a process than procfs tells, where that is possible. */
export type Enrich = (tree: ProcessTree) => ProcessTree

/** A function that forecasts for inits at rest; throws where one is gone already. */
export function initForecaster(enrich: Enrich = (tree) => tree): (target: Target) => Prognosis {
  const reader: Reader = readReader()
  const user: SenderUser = valueOr(reader.user, { real: 0, effective: 0, capKill: true })
  return ({ pid, signal, from }) => {
    const result = observeTree(pid, { reader })
    if (!result.ok) throw new Error(`PID ${pid}: ${result.error.code}`)
    const tree = enrich(result.tree)
    return prognose(tree, { signal, from, user, traits: measuredTraits, measured: false })
  }
}
