/**
 * The collector run inside a container by its engine: for containers whose processes are not in this machine's /proc. Images
 * without any shell have nothing to run it; of those the engine itself names the processes, and no more.
 * Docker Engine API: POST /containers/{id}/exec, GET /containers/{id}/top; CRI v1: ExecSync
 */
import type { Answer, Engine, EngineProblem, ExecOptions, ExecResult } from '../container/engine.ts'
import type { ProcessTree } from '../process-tree.ts'
import { collectedTexts, knownVersion } from './collected-text.ts'
import { type Collection, collectionIn } from './collection.ts'
import { collectorScript } from './script.ts'
import { treesFromTop } from './trees-from-top.ts'

/** Runs a program inside, as `Engine.exec` does for one container. */
export type Exec = (argv: readonly string[]) => Promise<Answer<ExecResult>>

export type CollectResult =
  | { readonly ok: true; readonly collection: Collection; readonly isWhole: boolean }
  | { readonly ok: false; readonly problem: CollectProblem }

/**
 * - `engine`: the engine would not run it.
 * - `no-shell`: there is no shell in it under any of these names.
 * - `not-collected`: something ran and printed something else; `said` is its beginning.
 * - `nobody`: the processes that it was asked about were not there, or no procfs.
 */
export type CollectProblem =
  | { readonly code: 'engine'; readonly problem: EngineProblem }
  | { readonly code: 'no-shell'; readonly tried: readonly string[] }
  | { readonly code: 'not-collected'; readonly exitCode: number; readonly said: string }
  | { readonly code: 'nobody'; readonly pids: readonly number[]; readonly isBlind: boolean }

/** Collects about these processes as the container numbers them; about its first one unless told otherwise. */
export async function collectThrough(
  exec: Exec,
  pids: readonly number[] = [],
): Promise<CollectResult> {
  const script = collectorScript(pids)
  for (const shell of shells) {
    const answer = await exec([...shell, '-c', script, 'sigwhy'])
    if (!answer.ok) {
      if (isMissing(answer.problem)) continue
      return { ok: false, problem: { code: 'engine', problem: answer.problem } }
    }
    const result = readResult(answer.value)
    if (result !== undefined) return result
  }
  return { ok: false, problem: { code: 'no-shell', tried: shells.map((words) => words.join(' ')) } }
}

export type ObserveThroughResult =
  | { readonly kind: 'collected'; readonly collection: Collection; readonly isWhole: boolean }
  /** Nothing could be run inside; the engine only names its processes, in its own machine's numbers. */
  | {
      readonly kind: 'listed'
      readonly trees: readonly ProcessTree[]
      readonly because: CollectProblem
    }
  | { readonly kind: 'failed'; readonly problem: CollectProblem }

/** The same for a container of an engine, and what the engine itself says where nothing can be run inside. */
export async function observeThrough(
  engine: Pick<Engine, 'exec' | 'top' | 'capabilities'>,
  id: string,
  { pids = [], ...options }: ExecOptions & { readonly pids?: readonly number[] } = {},
): Promise<ObserveThroughResult> {
  const collected = await collectThrough((argv) => engine.exec(id, argv, options), pids)
  if (collected.ok) {
    const { collection, isWhole } = collected
    return { kind: 'collected', collection, isWhole }
  }
  const because = collected.problem
  if (!engine.capabilities.top) return { kind: 'failed', problem: because }
  const listed = await engine.top(id, options)
  const trees = listed.ok ? treesFromTop(listed.value) : []
  return trees.length === 0
    ? { kind: 'failed', problem: because }
    : { kind: 'listed', trees, because }
}

/** `sh` is nearly everywhere; some images have a shell under another name only, or off the path. */
const shells: readonly (readonly string[])[] = [
  ['sh'],
  ['/bin/sh'],
  ['busybox', 'sh'],
  ['/busybox/sh'],
  ['bash'],
  ['dash'],
  ['ash'],
]

/** Nothing where no shell was found to run it. */
function readResult({ exitCode, stdout, stderr }: ExecResult): CollectResult | undefined {
  const [text] = collectedTexts(stdout.split('\n')).texts
  if (text === undefined || text.version !== knownVersion) {
    if (exitCode === 126 || exitCode === 127 || isNotFound(stdout + stderr)) return undefined
    const said = (stdout + stderr).trim().slice(0, 200)
    return { ok: false, problem: { code: 'not-collected', exitCode, said } }
  }
  const collection = collectionIn(text)
  if (collection.targets.length === 0) {
    const { absent: pids, isBlind } = collection
    return { ok: false, problem: { code: 'nobody', pids, isBlind } }
  }
  return { ok: true, collection, isWhole: text.isEnded && text.missing === 0 }
}

/** Engines differ in how they say it: an exit code, or a refusal. */
function isMissing(problem: EngineProblem): boolean {
  return 'said' in problem && isNotFound(problem.said)
}

function isNotFound(said: string): boolean {
  return /executable file .*not found|no such file or directory|command not found/i.test(said)
}
