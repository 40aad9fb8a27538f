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

const alone = { children: unknown('not-asked') } as const

/** What the kernel's structures say of a process, by its id. */
export type KernelWord = (pid: number) => KernelFacts | undefined

/** Reads what is around the subject, from the backend that the flags ask for. */
export async function lookDeeper(
  subject: Subject,
  flags: BackendFlag,
  context: Context,
): Promise<DeepSubject | Failure> {
  if (subject.reader === undefined) return byItself(subject)
  const kernel = await askKernel(flags, context)
  return isFailure(kernel) ? kernel : surrounded(subject, kernel.word)
}

/** What the kernel's structures say of all processes just now; nothing where they are not to be read. */
export async function askKernel(
  flags: BackendFlag,
  context: Context,
): Promise<{ readonly word?: KernelWord } | Failure> {
  const backend = await openBackend(flags, context)
  if (isFailure(backend) || backend.kind === 'procfs') return isFailure(backend) ? backend : {}
  backend.walks.close()
  return { word: factsIn(backend.first) }
}

/** The same with the kernel's word at hand, or without it. */
export function surrounded(subject: Subject, word?: KernelWord): DeepSubject {
  const plain = treeOf(subject)
  const tree = word === undefined ? plain : treeWithKernelFacts(plain, word)
  const parent = parentOf(subject)
  return { ...subject, observation: tree.observation, tree, ...(parent && { parent }) }
}

/** With nothing around it but what its source has told: where the kernel alone decides, nothing else matters. */
export function byItself(subject: Subject): DeepSubject {
  const { observation, tree = { observation, ...alone } } = subject
  return { ...subject, tree }
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

/** Who would start it again. The parent of a container's init is its engine, which has a policy of its own for that. */
function parentOf({ observation, reader }: Subject): ProcessTree | undefined {
  const pid = valueOr(observation.parent, 0)
  const isInit = valueOr(observation.init, 'no') !== 'no'
  if (reader === undefined || pid <= 1 || isInit) return undefined
  const result = observeProcess(pid, { reader })
  return result.ok ? { observation: result.observation, ...alone } : undefined
}
