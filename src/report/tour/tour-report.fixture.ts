/**
 * For tests: a tour as it comes out on a machine where everything is installed but catatonit, with the observations of the
 * samples, so that the same words come out everywhere.
 */
import { agreementOf } from '../../lab/tour/agreement.ts'
import { concludeFrom } from '../../lab/tour/conclusions.ts'
import { type InitId, inits } from '../../lab/tour/inits.ts'
import { playOnModel } from '../../lab/tour/on-model.ts'
import { tallyOf } from '../../lab/tour/tally.ts'
import type {
  Became,
  Experiment,
  Fact,
  InitReport,
  TourReport,
} from '../../lab/tour/tour-report.ts'

const livesOn = {
  kind: 'alive',
  proof: 'watched',
  milliseconds: 400,
  pending: false,
  caught: false,
} as const

/** What SIGTERM did, where it was not dropped. */
const ends: Readonly<Partial<Record<InitId, Became>>> = {
  go: exits(2),
  'handler-exits': exits(15),
  'handler-returns': { ...livesOn, caught: true },
  node: livesOn,
  'node-handler': exits(0),
  blocked: { ...livesOn, pending: true },
  sigwait: exits(0),
  tini: exits(143),
  'dumb-init': exits(143),
}

/** A tour that went as forecast. */
export const quietTour: TourReport = reportOf(
  inits.filter(({ id }) => id !== 'catatonit').map((row) => tried(playOnModel(row))),
)

/** A tour on which bash ended of a SIGTERM that should have been dropped, and sending to Perl failed. */
export const surprisingTour: TourReport = reportOf(
  quietTour.inits.map((init) => ({
    ...init,
    experiments: init.experiments.map((experiment) => {
      if (experiment.signal !== 15) return experiment
      if (init.id === 'bash') return withFact(experiment, killed(15))
      if (init.id === 'perl') return withFact(experiment, livesOn, 'EPERM')
      return experiment
    }),
  })),
)

/** The tour of a machine without Linux. */
export const modelTour: TourReport = {
  ...reportOf(inits.map(playOnModel)),
  ground: { kind: 'model', why: 'platform' },
  leftOut: [],
}

function reportOf(reports: readonly InitReport[]): TourReport {
  return {
    ground: { kind: 'kernel', release: '6.18.44', machine: 'x64', namespaces: 'plain' },
    inits: reports,
    leftOut: [{ id: 'catatonit', why: 'not-found', detail: 'catatonit' }],
    conclusions: concludeFrom(reports),
    tally: tallyOf(reports),
    milliseconds: 1234,
  }
}

function tried(init: InitReport): InitReport {
  const experiments = init.experiments.map((experiment) => {
    const { signal, from } = experiment
    const term = ends[init.id] ?? livesOn
    const became = signal === 15 ? term : from === 'host' ? killed(9) : livesOn
    return withFact(experiment, became)
  })
  return { ...init, experiments }
}

function withFact(
  experiment: Experiment,
  became: Became,
  returned: Extract<Fact, { kind: 'tried' }>['returned'] = 0,
): Experiment {
  const fact = { kind: 'tried', returned, became } as const
  return { ...experiment, fact, agreement: agreementOf(experiment.forecast, fact) }
}

function exits(code: number): Became {
  return { kind: 'ended', status: { kind: 'exited', code } }
}

function killed(signal: number): Became {
  return { kind: 'ended', status: { kind: 'signaled', signal, dumpedCore: false } }
}
