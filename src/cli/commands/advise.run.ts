/** `sigwhy advise`: tries remedies on the model and shows those that help. Asks and reads; changes nothing. */

import type { AdviceSubject } from '../../explain/advice/advice.ts'
import { advise } from '../../explain/advice/advise.ts'
import type { Engines } from '../../observe/container/find.ts'
import { isOfContainer } from '../../observe/container/is-of-container.ts'
import { shownName } from '../../observe/container/shown-name.ts'
import { isDockerLike } from '../../observe/docker/is-docker-like.ts'
import { valueOr } from '../../observe/fact.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import { readReader } from '../../observe/procfs/reader.ts'
import { adviceDocument } from '../../report/advice/document.ts'
import { advicePage } from '../../report/advice/page.ts'
import { adviceOnContainer, adviceOnImage } from '../advice-subject.ts'
import { circumstancesHere } from '../circumstances.ts'
import { type ContainerName, containerNameIn } from '../container-name.ts'
import type { Context } from '../context.ts'
import { closeAll, containerNamed, enginesHere } from '../engines.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { lookDeeper } from '../look-deeper.ts'
import { printFindings } from '../output.ts'
import type { AdviseFlags } from './advise.ts'

export async function adviseRun(
  this: Context,
  flags: AdviseFlags,
  target: string,
): Promise<Failure | undefined> {
  const found = await subjectOf(target, flags, this)
  if (isFailure(found)) return found
  const { subject, name } = found
  const { catalogue } = this
  const advice = advise(subject)
  const { format } = flags
  await printFindings(
    {
      page: (isDetailed) => advicePage({ advice, name, catalogue, isDetailed, format }),
      document: () => adviceDocument(advice, name),
    },
    flags,
    this,
  )
  if (advice.now?.outcome === 'unknown') this.process.exitCode = exitCodes.undetermined
  return undefined
}

interface Found {
  readonly subject: AdviceSubject
  readonly name: string
}

async function subjectOf(
  target: string,
  flags: AdviseFlags,
  context: Context,
): Promise<Found | Failure> {
  const named = containerNameIn(target)
  const engines = await enginesHere(context, named?.engine)
  try {
    const container = named && (await containerOf(named, engines, flags, context))
    if (container !== undefined && !isFailure(container)) return container
    const image = await imageOf(target.replace(/^(docker|podman):/, ''), engines, context)
    if (image !== undefined) return image
    if (container !== undefined) return container
    const error = { code: 'no-target', text: target, asked: [] } as const
    return failure(error, context.catalogue.advice, 'no-target')
  } finally {
    closeAll(engines)
  }
}

async function containerOf(
  named: ContainerName,
  engines: Engines,
  flags: AdviseFlags,
  context: Context,
): Promise<Found | Failure> {
  const found = await containerNamed(named, engines, context)
  if (isFailure(found)) return found
  const { container } = found
  const reader = readReader()
  const circumstances = circumstancesHere(reader, context.kernelRelease())
  const name = shownName(container)
  const pid = valueOr(container.pid, undefined)
  const observed =
    pid !== undefined && isOfContainer(pid, container)
      ? observeProcess(pid, { reader, depth: 'threads' })
      : undefined
  if (!observed?.ok) return { subject: await adviceOnContainer(found, circumstances), name }
  const { observation } = observed
  const asked = { observation, circumstances, standing: 'host', reader } as const
  const deep = await lookDeeper(asked, flags, context)
  if (isFailure(deep)) return deep
  return { subject: await adviceOnContainer(found, circumstances, deep.tree), name }
}

async function imageOf(
  reference: string,
  { open }: Engines,
  context: Context,
): Promise<Found | undefined> {
  const circumstances = circumstancesHere(readReader(), context.kernelRelease())
  for (const engine of open) {
    if (!isDockerLike(engine)) continue
    const subject = await adviceOnImage(reference, engine, circumstances)
    if (subject !== undefined) return { subject, name: reference }
  }
  return undefined
}
