/** How sure a prognosis can be: never surer than the least sure thing it rests on. */
import type { Established, HabitualReaction } from '../runtimes/index.ts'
import type { Forecast } from './forecast.ts'
import type { Sureness } from './prognosis.ts'

const order: readonly Sureness[] = ['certain', 'likely', 'guess']

/** The least sure of these. */
export function leastOf(...all: readonly Sureness[]): Sureness {
  return order[Math.max(...all.map((each) => order.indexOf(each)))] ?? 'guess'
}

/** Certain only where no fact that could not be read would change the ruling. */
export function surenessOf({ confidence }: Forecast): Sureness {
  switch (confidence) {
    case 'certain':
      return 'certain'
    case 'conditional':
      return 'likely'
    case 'unknown':
      return 'guess'
  }
}

/** As sure as the ruling that hands the signal over, and as the habit that takes it up. */
export function surenessIn(forecast: Forecast, { established }: HabitualReaction): Sureness {
  return leastOf(surenessOf(forecast), surenessBy(established))
}

/** A habit is no law of the kernel, so it is never certain; one that nobody tried is a guess. */
function surenessBy({ by }: Established): Sureness {
  switch (by) {
    case 'laboratory':
      return 'likely'
    case 'source':
      return 'guess'
  }
}
