/**
 * Which container is meant by a name: that of the engine which was said, or of the only one that has it. All engines are asked
 * at once, each with its own time limit, so that one that hangs costs no more than that.
 */
import type { Container, EngineName } from './container.ts'
import type { Answer, AskOptions, Engine, EngineProblem } from './engine.ts'

/** A way to an engine that may be there; opening it asks who it is. */
export interface EngineOpener {
  /** Which engine is looked for; what answers says itself which it is. */
  readonly engine: EngineName
  readonly address: string
  /** Somebody named this place; one of the usual places that is empty is no failure. */
  readonly isChosen: boolean
  open(options: AskOptions): Promise<Answer<Engine>>
}

export interface Silent {
  readonly engine: EngineName
  readonly address: string
  readonly isChosen: boolean
  readonly problem: EngineProblem
}

export interface Engines {
  readonly open: readonly Engine[]
  readonly silent: readonly Silent[]
}

/** Every engine that answers. */
export async function openEngines(
  openers: readonly EngineOpener[],
  options: AskOptions = {},
): Promise<Engines> {
  const answers = await Promise.all(openers.map((opener) => opener.open(options)))
  const open: Engine[] = []
  const silent: Silent[] = []
  answers.forEach((answer, index) => {
    const opener = openers[index]
    if (answer.ok) open.push(answer.value)
    else if (opener !== undefined) silent.push({ ...opener, problem: answer.problem })
  })
  return { open, silent }
}

export interface Found {
  readonly engine: Engine
  readonly container: Container
}

export type FindResult =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'several'; readonly found: readonly Found[] }
  /** Nobody has it; or nobody was there to be asked. `problems`: what else was said than that it is unknown. */
  | {
      readonly kind: 'none'
      readonly asked: readonly Engine[]
      readonly problems: readonly EngineProblem[]
    }

/** Asks each of them for the container. */
export async function findContainer(
  reference: string,
  engines: readonly Engine[],
  options: AskOptions = {},
): Promise<FindResult> {
  const answers = await Promise.all(engines.map((engine) => engine.inspect(reference, options)))
  const found: Found[] = []
  const problems: EngineProblem[] = []
  answers.forEach((answer, index) => {
    const engine = engines[index]
    if (engine === undefined) return
    if (answer.ok) found.push({ engine, container: answer.value })
    else if (answer.problem.code !== 'no-such') problems.push(answer.problem)
  })
  const distinct = named(reference, onceEach(found))
  const [first, ...others] = distinct
  if (first === undefined) return { kind: 'none', asked: engines, problems }
  return others.length === 0
    ? { kind: 'found', found: first }
    : { kind: 'several', found: distinct }
}

/** One engine may be reached in two ways. */
function onceEach(found: readonly Found[]): readonly Found[] {
  const isFirst = ({ container: { id } }: Found, index: number) =>
    found.findIndex(({ container }) => container.id === id) === index
  return found.filter(isFirst)
}

/** A whole name counts for more than the beginning of an id that happens to read the same, as it does within an engine. */
function named(reference: string, found: readonly Found[]): readonly Found[] {
  const whole = found.filter(({ container: { name, id } }) => [name, id].includes(reference))
  return whole.length === 0 ? found : whole
}
