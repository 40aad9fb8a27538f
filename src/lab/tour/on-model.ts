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
export function playOnModel(row: InitRow): InitReport {
  const { id, chapter } = row
  const observation = sampleOf(id)
  const experiments = sendings.map(({ signal, from }) => {
    const options = { traits: measuredTraits, measured: true, user: root, signals: [signal] }
    const forecast = explain(observation, options).forecasts.find((each) => each.from === from)
    if (!forecast) throw new Error('the init of a namespace is forecast for from both sides')
    const nothing = { kind: 'not-tried' } as const
    return { signal, from, forecast, fact: nothing, agreement: nothing }
  })
  return { id, chapter, ...commandOf(row), observation, experiments }
}

function commandOf({ start }: InitRow): Pick<InitReport, 'command'> {
  switch (start.kind) {
    case 'program':
      return { command: [...start.names.slice(0, 1), ...start.args] }
    case 'this-node':
      return { command: ['node', ...start.args] }
    case 'go':
    case 'subject':
      return {}
  }
}
