/**
 * One row of the tour on the model alone: the forecasts for a sample of the program, read from such a process on another
 * machine. Nothing is started and nothing is sent.
 */
import { explain } from '../../explain/explain.ts'
import { measuredTraits } from '../../kernel/index.ts'
import { sendings } from './experiment.ts'
import type { InitRow } from './inits.ts'
import { sampleOf } from './samples.ts'
import type { InitReport } from './tour-report.ts'

const root = { real: 0, effective: 0, capKill: true } as const

/** The row's report, with forecasts and no facts. */
export function playOnModel({ id, chapter, start }: InitRow): InitReport {
  const observation = sampleOf(id)
  const experiments = sendings.map(({ signal, from }) => {
    const options = { traits: measuredTraits, measured: true, user: root, signals: [signal] }
    const forecast = explain(observation, options).forecasts.find((each) => each.from === from)
    if (!forecast) throw new Error('the init of a namespace is forecast for from both sides')
    const nothing = { kind: 'not-tried' } as const
    return { signal, from, forecast, fact: nothing, agreement: nothing }
  })
  const command = start.kind === 'program' ? { command: [start.names[0] ?? id, ...start.args] } : {}
  return { id, chapter, ...command, observation, experiments }
}
