/** English: the gallery of inits. */
import type { GalleryTexts } from '../topics/gallery.ts'
import { tour } from './tour.ts'

export const gallery = (): GalleryTexts => ({
  help: {
    brief: 'Forecast and try every signal on the real programs of this machine',
    description:
      'Starts each program that is installed here (shells, inits, runtimes, servers) as PID 1 of a fresh PID namespace, forecasts every signal from inside and from the host, sends it, and compares. Touches nothing that it has not started, and leaves nothing behind. The whole takes some minutes.',
    quick: 'the light programs and a few signals only',
    only: 'only the programs with this in their name; several, separated by commas',
    signals: 'only these signals, separated by commas',
  },
  progress: (done, total) => `${done} of ${total} programs`,
  title: 'How real programs take signals as PID 1',
  ground: ({ release, machine, programs, experiments }) =>
    `${programs} programs, ${experiments} signals, each to a fresh process; Linux ${release}, ${machine}. Every forecast was made before its signal was sent.`,
  headings: {
    programs: 'SIGTERM, and how often the forecasts for all signals came true',
    score: 'The score',
    misses: 'Not as forecast',
    each: (title) => title,
  },
  columns: {
    program: 'PID 1',
    version: 'VERSION',
    forecast: 'FORECAST',
    fact: 'HAPPENED',
    right: 'RIGHT',
    wrong: 'WRONG',
    undecided: 'OPEN',
    signals: 'SIGNALS',
    from: 'FROM',
    sure: 'SURE',
  },
  facts: {
    exits: (code) => `exits with ${code}`,
    killed: (code, signal) => `killed by ${signal} (${code})`,
    stops: (signal) => `stopped by ${signal}`,
    livesOn: 'lives on',
    pending: 'lives on, it is queued',
    restless: 'lives on, not at rest',
    told: ', told',
    notTold: ', not told',
    failed: (errno) => `kill: ${errno}`,
  },
  dropped: 'of these: said to be dropped',
  sure: (percent) => `${percent} % of the forecasts were certain or likely.`,
  noMisses: 'Everything came as forecast.',
  leftOut: (programs) => `Left out: ${programs.join(', ')}.`,
  reasons: {
    ...tour().reasons,
    'not-prepared': (detail) => `could not be prepared: ${detail}`,
  },
  seconds: (seconds) => `${seconds.toFixed(0)} s.`,
  nothing: 'No program could be tried here: that takes Linux, and PID namespaces that may be made.',
})
