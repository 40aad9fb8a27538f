/**
 * What a known habit makes of a signal that the kernel has handed over: it ends, it lives on, it sends the signal to itself
 * again, it passes it on, or it puts it off until its child has ended.
 */
import { defaultActionOf } from '../kernel/index.ts'
import { valueOr } from '../observe/fact.ts'
import type { HabitualReaction } from '../runtimes/index.ts'
import { endOf, isEnd } from './ends.ts'
import type { Case, Finding, FindOut, Known } from './finding.ts'
import { followForward } from './follow-forward.ts'
import type { Forecast } from './forecast.ts'
import { hop } from './hop.ts'
import { leastOf, surenessIn } from './sureness.ts'

/** What becomes of the process by this habit. */
export function follow(
  known: HabitualReaction,
  it: Case,
  forecast: Forecast,
  findOut: FindOut,
): Finding {
  const confidence = surenessIn(forecast, known)
  const { reaction } = known
  switch (reaction.does) {
    case 'ends': {
      const { told, isPatient = false } = reaction
      return {
        outcome: told ? 'graceful' : 'abrupt',
        confidence,
        ...endOf(reaction.status, forecast),
        path: [hop(it, forecast, { code: 'ends', told, isPatient }, known)],
      }
    }
    case 'lives': {
      const { doing } = reaction
      return {
        outcome: doing === 'ignores' ? 'deaf' : 'reloads',
        confidence,
        path: [hop(it, forecast, { code: 'lives', doing }, known)],
      }
    }
    case 'raises-again':
      return raiseAgain({ ...known, reaction }, it, forecast, findOut)
    case 'forwards':
      return followForward({ ...known, reaction }, it, forecast, findOut)
    case 'defers':
      return defer({ ...known, reaction }, it, forecast, findOut)
    case 'decides': {
      const { likely } = reaction
      if (likely === undefined) {
        const path = [hop(it, forecast, { code: 'program-decides' }, known)] as const
        return { outcome: 'unknown', confidence: 'guess', path }
      }
      // What such code usually does, which may be something else here.
      return {
        ...follow({ ...known, reaction: likely }, it, forecast, findOut),
        confidence: 'guess',
      }
    }
  }
}

/** The default action, sent to itself: an init is spared by the kernel, anybody else is not.  sig_task_ignored() */
function raiseAgain(
  known: Known<'raises-again'>,
  it: Case,
  forecast: Forecast,
  findOut: FindOut,
): Finding {
  const isDropped = forecast.question.target.init !== 'no'
  const self = hop(it, forecast, { code: 'raises-again', isDropped }, known)
  const confidence = surenessIn(forecast, known)
  if (isDropped) {
    const survivor = follow({ ...known, reaction: known.reaction.survivor }, it, forecast, findOut)
    const outcome = survivor.outcome === 'reloads' ? 'deaf' : survivor.outcome
    return { ...survivor, outcome, path: [self] }
  }
  const { signal } = it
  switch (defaultActionOf(forecast.question.table, signal)) {
    case 'terminate':
    case 'dump':
      return { outcome: 'abrupt', confidence, end: { kind: 'signal', signal }, path: [self] }
    case 'stop':
      return { outcome: 'stopped', confidence, path: [self] }
    case 'continue':
    case 'ignore':
      return { outcome: 'deaf', confidence, path: [self] }
  }
}

/** The child it waits for may get the signal too, and end; else its handler has to wait. */
function defer(known: Known<'defers'>, it: Case, forecast: Forecast, findOut: FindOut): Finding {
  const confidence = surenessIn(forecast, known)
  const [child] = valueOr(it.tree.children, [])
  const name = child && valueOr(child.observation.name, undefined)
  const pid = child && valueOr(child.observation.pid, undefined)
  const isTold = pid !== undefined && it.together?.has(pid) === true
  const self = hop(it, forecast, { code: 'defers', child: name, isTold }, known)
  if (child === undefined || !isTold) return { outcome: 'deaf', confidence, path: [self] }
  const fate = findOut({ ...it, tree: child })
  const path = [self, ...fate.path] as const
  if (!isEnd(fate.outcome)) return { ...fate, path }
  const after = follow({ ...known, reaction: known.reaction.after }, it, forecast, findOut)
  return { ...after, confidence: leastOf(after.confidence, fate.confidence), path }
}
