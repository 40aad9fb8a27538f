/**
 * What is read of a process once its own facts do not decide: the processes below it and above it, and the kernel's own word
 * about each of them, where that may be had. Most questions about an init are answered without.
 */
import type { Vantage } from '../explain/forecast.ts'
import { prognose } from '../explain/prognose.ts'
import type { Prognosis } from '../explain/prognosis.ts'
import { factsIn, type KernelFacts } from '../observe/bpf/process-facts.ts'
import { treeWithKernelFacts } from '../observe/bpf/with-kernel-facts.ts'
import { unknown, valueOr } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { observeProcess } from '../observe/procfs/observe-process.ts'
import { observeTree } from '../observe/procfs/observe-tree.ts'
import { type BackendFlag, openBackend } from './backend.ts'
import type { Context } from './context.ts'
import { type Failure, isFailure } from './failure.ts'
import type { Subject } from './subject.ts'

/** A subject with what is around it; its observation is that of the tree. */
export interface DeepSubject extends Subject {
  readonly tree: ProcessTree
  readonly parent?: ProcessTree
}

/** What the kernel's structures say of a process, by its id. */
export type KernelWord = (pid: number) => KernelFacts | undefined

/** Reads what is around the subject, from the backend that the flags ask for. */
export async function lookDeeper(
  subject: Subject,
  flags: BackendFlag,
  context: Context,
): Promise<DeepSubject | Failure> {
  if (subject.reader === undefined) return surrounded(subject)
  const backend = await openBackend(flags, context)
  if (isFailure(backend)) return backend
  if (backend.kind === 'procfs') return surrounded(subject)
  try {
    const walk = backend.walks.read()
    return surrounded(subject, walk.ok ? factsIn(walk.records) : undefined)
  } finally {
    backend.walks.close()
  }
}

/** The same with the kernel's word at hand, or without it. */
export function surrounded(subject: Subject, word?: KernelWord): DeepSubject {
  const plain = treeOf(subject)
  const tree = word === undefined ? plain : treeWithKernelFacts(plain, word)
  const parent = parentOf(subject)
  return { ...subject, observation: tree.observation, tree, ...(parent && { parent }) }
}

/** What becomes of the subject by each of these signals from each of these places. */
export function prognosesFor(
  { tree, parent, circumstances }: DeepSubject,
  signals: readonly number[],
  sides: readonly Vantage[],
): readonly Prognosis[] {
  return sides.flatMap((from) =>
    signals.map((signal) =>
      prognose(tree, { ...circumstances, signal, from, ...(parent && { parent }) }),
    ),
  )
}

const alone = { children: unknown('not-asked') } as const

/** The observation that was explained, with the descendants that it has now, if it is still the same process. */
function treeOf({ observation, reader }: Subject): ProcessTree {
  if (reader === undefined || !observation.pid.known) return { observation, ...alone }
  const result = observeTree(observation.pid.value, { reader })
  if (!result.ok) return { observation, ...alone }
  const { tree } = result
  const [before, now] = [observation, tree.observation].map(({ startTime }) =>
    valueOr(startTime, undefined),
  )
  return before === now ? tree : { observation, ...alone }
}

/** Who would start it again. The init of the machine is left alone: it is no supervisor of anybody's container. */
function parentOf({ observation, reader }: Subject): ProcessTree | undefined {
  const pid = valueOr(observation.parent, 0)
  if (reader === undefined || pid <= 1) return undefined
  const result = observeProcess(pid, { reader })
  return result.ok ? { observation: result.observation, ...alone } : undefined
}
