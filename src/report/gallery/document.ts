/** The gallery as data. The shape is docs/schema/gallery-1.json. */
import type { Prognosis } from '../../explain/prognosis.ts'
import { signalsIn, signalTable } from '../../kernel/index.ts'
import type { Fact, GalleryReport, Installed, LeftOut } from '../../lab/inits/gallery-report.ts'
import { type GalleryTally, tallyOf } from '../../lab/inits/gallery-tally.ts'
import { type Verdict, verdictOn } from '../../lab/inits/verdict.ts'
import { type PrognosisDocument, prognosisDocument } from '../explanation/prognosis-document.ts'
import { longName } from '../signal-names.ts'

export interface GalleryDocument {
  readonly schema: 'sigwhy/gallery/1'
  readonly release: string
  readonly machine: string
  readonly programs: readonly ProgramDocument[]
  readonly leftOut: readonly LeftOut[]
  readonly score: Omit<GalleryTally, 'misses'>
  readonly milliseconds: number
}

interface ProgramDocument {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly command?: readonly string[]
  readonly programs: readonly Installed[]
  readonly experiments: readonly ExperimentDocument[]
}

interface ExperimentDocument {
  readonly signal: number
  readonly name: string
  readonly from: string
  readonly forecast: PrognosisDocument
  readonly returned: Fact['returned']
  readonly became: Readonly<Record<string, unknown>>
  readonly told?: boolean
  readonly verdict: Verdict
}

export function galleryDocument(report: GalleryReport<Prognosis>): GalleryDocument {
  const { release, machine, rows, leftOut, milliseconds } = report
  const { misses: _, ...score } = tallyOf(report)
  return {
    schema: 'sigwhy/gallery/1',
    release,
    machine,
    programs: rows.map(({ id, title, kind, command, programs, experiments }) => ({
      id,
      title,
      kind,
      ...(command === undefined ? {} : { command }),
      programs,
      experiments: experiments.map(({ signal, from, forecast, fact }) => ({
        signal,
        name: longName(signal, table),
        from,
        forecast: prognosisDocument(forecast, table),
        returned: fact.returned,
        became: becameDocument(fact),
        ...(fact.told === undefined ? {} : { told: fact.told }),
        verdict: verdictOn(forecast, fact),
      })),
    })),
    leftOut,
    score,
    milliseconds,
  }
}

/** Sets of signals as names. */
function becameDocument({ became }: Fact): Readonly<Record<string, unknown>> {
  if (became.kind !== 'alive') return { ...became }
  const names = (set: typeof became.gained) =>
    signalsIn(set).map((signal) => longName(signal, table))
  return { ...became, gained: names(became.gained), lost: names(became.lost) }
}

const table = signalTable()
