/** What is to be checked: a container, running or not, else an image. Nothing is fetched from anywhere. */
import { statSync } from 'node:fs'
import type { EngineProblem } from '../../observe/container/engine.ts'
import { type Copied, copyOfContainer, copyOfImage } from './copy-of.ts'
import type { Hands } from './hands.ts'
import type { CheckSubject } from './report.ts'

export type Found =
  | {
      readonly kind: 'found'
      readonly id: string
      readonly hands: Hands
      readonly subject: CheckSubject
      readonly copied: Copied
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: EngineProblem }

/** Looks it up with one engine. A name that both a container and an image have means the container: an image can be given a tag. */
export async function findOriginal(hands: Hands, reference: string): Promise<Found> {
  const { name: engine, address } = hands
  const [container, image] = await Promise.all([
    hands.inspect(reference),
    hands.inspectImage(reference),
  ])
  const about = { reference, engine, address } as const
  if (container.ok) {
    const isImageToo = image.ok ? ({ isImageToo: true } as const) : {}
    const subject = {
      ...about,
      kind: 'container',
      image: container.value.Config.Image,
      ...isImageToo,
    } as const
    return {
      kind: 'found',
      id: container.value.Id,
      hands,
      subject,
      copied: copyOfContainer(container.value, isSocketHere(hands)),
    }
  }
  if (image.ok) {
    const subject = { ...about, kind: 'image', image: reference } as const
    return {
      kind: 'found',
      id: image.value.Id,
      hands,
      subject,
      copied: copyOfImage(image.value, reference),
    }
  }
  const problems = [container.problem, image.problem]
  const problem = problems.find(({ code }) => code !== 'no-such')
  return problem === undefined ? { kind: 'nothing' } : { kind: 'problem', problem }
}

/** Only where the engine's files are this machine's; elsewhere the name has to tell. */
function isSocketHere({ isLocal }: Hands): (path: string) => boolean {
  return (path) => isLocal && statSync(path, { throwIfNoEntry: false })?.isSocket() === true
}
