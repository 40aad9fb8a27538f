import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Prognosis } from '../../explain/prognosis.ts'
import { reason } from '../subject/lane.fixture.ts'
import { initForecaster } from './forecast-init.ts'
import { gallery } from './gallery.ts'
import type { GalleryReport } from './gallery-report.ts'
import { tallyOf } from './gallery-tally.ts'
import type { InitRow } from './init-row.ts'

const perl = '/usr/bin/perl'
const missing = existsSync(perl) ? '' : ` (skipped: no ${perl})`
const folder = mkdtempSync(join(tmpdir(), 'sigwhy-unseen-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A program that nobody has seen: an interpreter by another name, with handlers that exit, return or do nothing. */
function unseen(id: string, script: string): InitRow {
  const args = ['-e', `${script}; sleep 300 while 1`]
  const start = { kind: 'program', names: [join(folder, 'quux')], args } as const
  return { id, title: id, kind: 'runtime', start, rests: ['clock_nanosleep', 'nanosleep'] }
}

const rows = [
  unseen('exits', '$SIG{$_} = sub { exit 3 } for qw(HUP INT TERM USR1)'),
  unseen('returns', '$SIG{$_} = sub { } for qw(HUP TERM CHLD WINCH QUIT)'),
  unseen('ignores', '$SIG{$_} = "IGNORE" for qw(TERM INT); $SIG{USR2} = sub { exit 0 }'),
]

describe.skipIf(reason !== '' || missing !== '')(
  `a program never seen before, as PID 1${reason}${missing}`,
  async () => {
    copyFileSync(perl, join(folder, 'quux'))
    const report = await shown()

    it('is tried with all 31 signals from both sides', () => {
      expect(report.leftOut).toEqual([])
      expect(report.rows.map(({ experiments }) => experiments.length)).toEqual([62, 62, 62])
    })

    it('never makes a certain forecast wrong, nor one that says dropped', () => {
      const { bySureness, dropped } = tallyOf(report)
      expect(bySureness.certain.wrong).toBe(0)
      expect(bySureness.certain.right).toBeGreaterThan(0)
      expect(dropped.wrong).toBe(0)
    })

    it('is forecast with a guess, if at all, wherever one of its handlers runs', () => {
      const handled = report.rows.flatMap(({ experiments }) =>
        experiments.filter(({ forecast }) => forecast.path[0].forecast.ruling.fate === 'handled'),
      )
      expect(handled.length).toBeGreaterThan(0)
      for (const { forecast } of handled) {
        expect(forecast).toMatchObject({ outcome: 'unknown', confidence: 'guess' })
      }
    })
  },
)

async function shown(): Promise<GalleryReport<Prognosis>> {
  for await (const event of gallery({ rows, forecast: initForecaster() })) {
    if (event.kind === 'report') return event.report
  }
  throw new Error('a gallery ends with its report')
}
