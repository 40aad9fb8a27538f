/** What a prognosis does not say by itself: it is too early to tell, others go down with it, or somebody starts it again. */
import { valueOr } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { habits, recognise } from '../runtimes/index.ts'
import { isEnd } from './ends.ts'
import { featuresOf } from './features-of.ts'
import type { Finding } from './finding.ts'
import { descendantsOf } from './follow-forward.ts'
import { likelyInit } from './likely-question.ts'
import type { Caveat } from './prognosis.ts'
import { standsIn } from './stands-in.ts'

/** The caveats of a finding; `parent` is the process that would notice its end. */
export function caveatsFor(
  tree: ProcessTree,
  finding: Finding,
  parent: ProcessTree | undefined,
): Caveat[] {
  return [
    ...starting(tree),
    ...patient(finding),
    ...rest(tree, finding),
    ...unreached(tree, finding),
    ...respawned(finding, parent),
  ]
}

/** Milliseconds after its start in which a program that nobody knows may not have its handlers yet. */
const usualWindow = 50

function starting(tree: ProcessTree): Caveat[] {
  const { age } = tree.observation.program
  if (!age.known || age.value >= longestWindow) return []
  const windows = recognise(featuresOf(tree)).map(({ startUp = 0 }) => startUp)
  const window = Math.max(...windows, usualWindow)
  return age.value < window ? [{ code: 'starting', age: age.value, window }] : []
}

const longestWindow = Math.max(...habits.map(({ startUp = 0 }) => startUp), usualWindow)

function patient({ path }: Finding): Caveat[] {
  const reason = path.at(-1)?.reason
  return reason?.code === 'ends' && reason.isPatient ? [{ code: 'may-take-long' }] : []
}

/** A server tells its own workers; a shell or a tool that ends leaves the others of its namespace to be killed. */
function rest(tree: ProcessTree, { outcome, path }: Finding): Caveat[] {
  if (likelyInit(tree.observation) !== 'namespace') return []
  if (!isEnd(outcome)) return []
  const [habit] = recognise(featuresOf(tree))
  if (habit?.kind === 'server' || habit?.kind === 'supervisor') return []
  const told = new Set(path.map(({ pid }) => pid))
  const left = descendantsOf(tree).filter(
    ({ observation: { pid } }) => !told.has(valueOr(pid, undefined)),
  )
  return left.length === 0 ? [] : [{ code: 'rest-is-killed', count: left.length }]
}

/** What a stand-in does not notice, those that work behind it do not either. */
function unreached(tree: ProcessTree, { outcome }: Finding): Caveat[] {
  if (outcome !== 'deaf' || !standsIn(tree.observation)) return []
  const { length: count } = descendantsOf(tree)
  return count === 0 ? [] : [{ code: 'others-not-told', count }]
}

function respawned({ outcome }: Finding, parent: ProcessTree | undefined): Caveat[] {
  if (parent === undefined || !isEnd(outcome)) return []
  const supervisor = recognise(featuresOf(parent)).find(({ kind }) => kind === 'supervisor')
  return supervisor === undefined ? [] : [{ code: 'is-respawned', by: supervisor.title }]
}
