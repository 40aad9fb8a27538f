/** How a copy is stopped: as its engine says, once the copy is made, since the image and the engine have their say in it. */
import { parseSignal, signalTable } from '../../kernel/index.ts'
import type { Inspected } from './hands.ts'
import type { CheckedStop } from './report.ts'

/** What the engine sends by itself where nobody says otherwise. */
const usualSignal = 'SIGTERM'
const table = signalTable()

/** The signal that the engine sends to this copy; `timeout` is what it was made with. */
export function stopOf(inspected: Inspected | undefined, timeout: number): CheckedStop {
  const written = inspected?.Config.StopSignal
  const spelling = written === undefined || written === '' ? usualSignal : written
  const parsed = parseSignal(spelling, table)
  // One that cannot be read the engine would not have taken.
  return { signal: parsed.ok ? parsed.signal : terminate, spelling, timeout }
}

const terminate = 15
