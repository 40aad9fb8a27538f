/** The colour of each fate on a terminal: what ends or stops a process, what the program takes, and what comes to nothing. */
import type { Fate } from '../kernel/index.ts'

/** Green: the program gets it. Red: the process ends. Yellow: nothing happens. Cyan: not decided yet. Magenta: stops. */
const colours = {
  handled: 32,
  taken: 32,
  killed: 31,
  dumped: 31,
  dropped: 33,
  discarded: 33,
  merged: 33,
  refused: 33,
  pending: 36,
  trapped: 36,
  stopped: 35,
} as const satisfies Readonly<Record<Fate, number>>

/** The text in its colour, as ECMA-48 SGR codes. */
export function coloured(text: string, fate: Fate): string {
  return `\u001b[${colours[fate]}m${text}\u001b[39m`
}
