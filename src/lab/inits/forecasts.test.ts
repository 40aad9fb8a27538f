import { afterAll, describe, expect, it } from 'vitest'
import type { Prognosis } from '../../explain/prognosis.ts'
import { openWalks } from '../../observe/bpf/walks.ts'
import { reason } from '../subject/lane.fixture.ts'
import { initForecaster } from './forecast-init.ts'
import { gallery } from './gallery.ts'
import type { GalleryReport } from './gallery-report.ts'
import { tallyOf } from './gallery-tally.ts'
import { lightRows, quickSignals } from './rows/index.ts'

describe.skipIf(reason !== '')(`the forecasts for real inits on this kernel${reason}`, async () => {
  const opened = await openWalks()
  const walks = opened.ok ? opened.walks : undefined
  afterAll(() => walks?.close())
  const report = await shown()
  const { experiments, bySureness, dropped, sure, misses } = tallyOf(report)

  it('are many, and most are more than a guess', () => {
    expect(report.rows.length).toBeGreaterThanOrEqual(20)
    expect(experiments).toBeGreaterThanOrEqual(12 * report.rows.length - 12)
    expect(sure).toBeGreaterThanOrEqual(0.8)
  })

  it('are never wrong when they are certain, nor when they say that the signal is dropped', () => {
    const wrong = misses
      .filter(({ experiment: { forecast } }) => forecast.confidence === 'certain')
      .map(({ row, experiment }) => [row.id, experiment.signal, experiment.from])
    expect(wrong).toEqual([])
    expect(dropped.wrong).toBe(0)
    expect(bySureness.certain.right).toBeGreaterThan(experiments / 3)
  })

  it('are right in at least 97 of 100 cases when they are likely', () => {
    const { right, wrong, undecided } = bySureness.likely
    expect(right).toBeGreaterThan(0)
    expect(right / (right + wrong + undecided)).toBeGreaterThanOrEqual(0.97)
  })

  async function shown(): Promise<GalleryReport<Prognosis>> {
    const options = { rows: lightRows, signals: quickSignals, forecast: initForecaster(walks) }
    for await (const event of gallery(options)) {
      if (event.kind === 'report') return event.report
    }
    throw new Error('a gallery ends with its report')
  }
})
