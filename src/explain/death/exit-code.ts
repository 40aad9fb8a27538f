/** What an exit code alone may mean: the causes of death that leave it, the usual ones first, and the programs that choose it. */
import { signalTable } from '../../kernel/index.ts'
import { habits } from '../../runtimes/index.ts'
import { numberIn } from '../ends.ts'
import type { CauseCode } from './death.ts'
import { exitCodeAfter } from './program-ends.ts'

export interface ExitCodeMeaning {
  readonly exitCode: number
  /** Where it is 128 and the number of a signal. */
  readonly signal?: number
  readonly causes: readonly CauseCode[]
  /** Programs that end with it when they are told to, by the signal that tells them. */
  readonly programs: readonly { readonly signal: number; readonly titles: readonly string[] }[]
}

/** For 0–255. */
export function meaningOfExitCode(exitCode: number): ExitCodeMeaning {
  const signal = exitCode - 128
  const isSignal = signal >= 1 && signal <= signalTable().last
  return {
    exitCode,
    ...(isSignal && { signal }),
    causes: rows.find(({ codes }) => codes.includes(exitCode))?.causes ?? causesOfOther(isSignal),
    programs: programsEndingWith(exitCode),
  }
}

interface Row {
  readonly codes: readonly number[]
  readonly causes: readonly CauseCode[]
}

// biome-ignore format: one row per line
const rows: readonly Row[] = [
  { codes: [0], causes: ['ended', 'told-and-ended'] },
  { codes: [125, 128], causes: ['start-failed', 'ended'] },
  { codes: [126], causes: ['not-executable', 'ended'] },
  { codes: [127], causes: ['not-found', 'ended'] },
  { codes: [137], causes: ['grace-exhausted', 'out-of-memory', 'killed-by-engine', 'killed-from-outside', 'ended'] },
  { codes: [132, 133, 134, 135, 136, 139, 159], causes: ['crashed', 'ended'] },
  { codes: [143], causes: ['told-and-ended', 'signalled', 'ended'] },
  { codes: [255], causes: ['ended', 'lost'] },
]

function causesOfOther(isSignal: boolean): readonly CauseCode[] {
  return isSignal
    ? ['signalled', 'told-and-ended', 'ended']
    : ['ended', 'told-and-ended', 'ended-after-oom']
}

/** What people and engines send to have something end. */
const told = ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const

/** Only where it shows something: success is everybody's. */
function programsEndingWith(exitCode: number): ExitCodeMeaning['programs'] {
  if (exitCode === 0) return []
  return told.flatMap((name) => {
    const signal = numberIn(signalTable(), name) ?? 0
    const ending = habits.filter(({ reactions }) =>
      reactions.some(
        ({ signals, does }) =>
          signals !== 'others' &&
          signals.includes(name) &&
          exitCodeAfter(does, signal) === exitCode,
      ),
    )
    const titles = [...new Set(ending.map(({ title }) => title))]
    return titles.length === 0 ? [] : [{ signal, titles }]
  })
}
