/**
 * A program that passes a signal on ends when its child ends, so the prognosis is that of the child. Whom it reaches differs:
 * one child, a process group or a whole session.
 */
import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { senderUser } from '../observe/sender-user.ts'
import type { EndStatus } from '../runtimes/index.ts'
import { endOf, isEnd, numberIn, passedOn } from './ends.ts'
import type { Case, Finding, FindOut, Known } from './finding.ts'
import type { Forecast } from './forecast.ts'
import { hop } from './hop.ts'
import type { Circumstances } from './likely-question.ts'
import type { End } from './prognosis.ts'
import { leastOf, surenessIn } from './sureness.ts'

/** What becomes of a forwarder. */
export function followForward(
  known: Known<'forwards'>,
  it: Case,
  forecast: Forecast,
  findOut: FindOut,
): Finding {
  const { to, as, status, isHasty = false } = known.reaction
  const confidence = surenessIn(forecast, known)
  const reason = { code: 'forwards', isHasty, ...(as === undefined ? {} : { as }) } as const
  const self = hop(it, forecast, reason, known)
  if (isHasty) return { outcome: 'abrupt', confidence, ...endOf(status, forecast), path: [self] }
  const [child] = valueOr(it.tree.children, [])
  if (child === undefined) {
    const path = [hop(it, forecast, { code: 'forwards-to-unknown' }, known)] as const
    return { outcome: 'unknown', confidence: 'guess', path }
  }
  const together = to === 'child' ? undefined : members(it.tree, child, to)
  const passed = {
    tree: child,
    signal: as === undefined ? it.signal : (numberIn(forecast.question.table, as) ?? it.signal),
    from: 'inside',
    circumstances: asSender(it.tree.observation, it.circumstances),
  } as const
  const found = findOut(together === undefined ? passed : { ...passed, together })
  const path = [self, ...found.path] as const
  const sure = leastOf(confidence, found.confidence)
  switch (found.outcome) {
    case 'graceful':
    case 'abrupt':
      return {
        outcome: found.outcome,
        confidence: sure,
        ...endWith(found.end, status, forecast),
        path,
      }
    case 'stopped':
      // Its child stands still, and it waits for the child.
      return { outcome: 'deaf', confidence: sure, path }
    case 'reloads':
    case 'deaf':
      // The child outlives it, but the one it waits for may not: then it goes on, nobody knows to where.
      return together !== undefined && losesOne(child, { ...passed, together }, findOut)
        ? { outcome: 'unknown', confidence: 'guess', path }
        : { outcome: found.outcome, confidence: sure, path }
    case 'unknown':
      return { outcome: found.outcome, confidence: sure, path }
  }
}

/** Whether somebody whom this process waits for gets the signal too, and ends. */
function losesOne(
  { children }: ProcessTree,
  it: Case & { readonly together: ReadonlySet<number> },
  findOut: FindOut,
): boolean {
  return valueOr(children, []).some((tree) => {
    const pid = valueOr(tree.observation.pid, undefined)
    if (pid === undefined || !it.together.has(pid)) return false
    return isEnd(findOut({ ...it, tree }).outcome)
  })
}

/** Its own end, made of its child's. */
function endWith(
  child: End | undefined,
  status: EndStatus,
  forecast: Forecast,
): { readonly end?: End } {
  if (status.kind !== 'as-child') return endOf(status, forecast)
  if (child?.kind === 'signal' && status.ofKilled) return endOf(status.ofKilled, forecast)
  const end = passedOn(child)
  return end === undefined ? {} : { end }
}

/** It sends with its own rights; where its capabilities are not known, those that its user usually has. */
function asSender(observation: Observation, circumstances: Circumstances): Circumstances {
  const sender = senderUser(observation)
  if (sender.known) return { ...circumstances, user: sender.value }
  if (!observation.users.known) return circumstances
  const { real, effective } = observation.users.value
  return { ...circumstances, user: { real, effective, capKill: effective === 0 } }
}

/** Who else gets it: its children, or whoever shares the child's group or session. */
function members(
  tree: ProcessTree,
  child: ProcessTree,
  to: 'children' | 'group' | 'session',
): ReadonlySet<number> {
  if (to === 'children') return pidsOf(valueOr(tree.children, []))
  const number = to === 'group' ? groupOf : sessionOf
  const shared = number(child.observation)
  return pidsOf(descendantsOf(tree).filter(({ observation }) => number(observation) === shared))
}

function groupOf({ namespaceGroups }: Observation): number | undefined {
  return valueOr(namespaceGroups, []).at(-1)
}

function sessionOf({ namespaceSessions }: Observation): number | undefined {
  return valueOr(namespaceSessions, []).at(-1)
}

function pidsOf(trees: readonly ProcessTree[]): ReadonlySet<number> {
  return new Set(trees.flatMap(({ observation: { pid } }) => (pid.known ? [pid.value] : [])))
}

/** All processes below this one. */
export function descendantsOf({ children }: ProcessTree): readonly ProcessTree[] {
  return valueOr(children, []).flatMap((child) => [child, ...descendantsOf(child)])
}
