/**
 * A signal that is going to end the process, without a core dump, ends all its threads at once, already at generation:
 * not through a thread that sleeps in sigwait with the signal blocked before, and not past a tracer (but for SIGKILL).
 */
import { intersection, noSignals, union, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const fatalShortcut: Step = {
  id: 'fatal-shortcut',
  cites: ['signal.c#complete_signal'],
  fate: 'killed',
  claims({ target, addressed, table, traits, defaults, protectedInit, taken }) {
    let fatal = intersection(defaults, table.plainlyFatal)
    if (protectedInit && traits.shortcutSparesInit) fatal = intersection(fatal, table.killAndStop)
    if (addressed.traced) fatal = intersection(fatal, table.kill)
    let claimed = noSignals
    target.threads.forEach(({ realBlocked }, index) => {
      claimed = union(claimed, without(taken[index] ?? noSignals, realBlocked))
    })
    return intersection(fatal, claimed)
  },
}
