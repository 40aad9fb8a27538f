/** Which engine has what is to be checked: the one that the user names, or the only one that knows the name. */
import type { CheckError } from './check-error.ts'
import { connectEngines } from './connect.ts'
import { type Found, findOriginal } from './original.ts'

export type Original = Extract<Found, { kind: 'found' }>

export type Chosen =
  | { readonly ok: true; readonly original: Original }
  | { readonly ok: false; readonly error: CheckError }

/** Looks for `web`, `docker:web`, `podman:web`, or an image such as `nginx:1.25`. */
export async function chooseOriginal(
  target: string,
  environment: Readonly<Record<string, string | undefined>>,
  abort: AbortSignal,
): Promise<Chosen> {
  const [, wanted, reference = target] = /^(docker|podman|cri):(.+)$/.exec(target) ?? []
  if (wanted === 'cri') return no({ code: 'not-by-cri', reference })
  const { engines, attempts } = await connectEngines(environment, abort)
  const asked = engines.filter(({ name }) => wanted === undefined || name === wanted)
  if (asked.length === 0) return no({ code: 'no-engine', wanted: wanted ?? '', attempts })
  const all = await Promise.all(asked.map((hands) => findOriginal(hands, reference)))
  const found = all.flatMap((each) => (each.kind === 'found' ? [each] : []))
  const [first, second] = found
  if (first === undefined) {
    const problem = all.find((each) => each.kind === 'problem')
    if (problem !== undefined) return no({ code: 'engine-problem', problem: problem.problem })
    const names = [...new Set(asked.map(({ name }) => name))]
    return no({ code: 'no-original', reference, engines: names })
  }
  // An image may well be in both; a container of that name is one of them.
  const containers = found.filter(({ subject }) => subject.kind === 'container')
  const [container, another] = containers
  if (container !== undefined && another === undefined) return { ok: true, original: container }
  if (second === undefined) return { ok: true, original: first }
  const names = (another === undefined ? found : containers).map(({ subject }) => subject.engine)
  return no({ code: 'several-originals', reference, engines: names })
}

function no(error: CheckError): Chosen {
  return { ok: false, error }
}
