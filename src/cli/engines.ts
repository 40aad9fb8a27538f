/** The container engines of this machine, and the one container that is meant; what was wrong with either is said. */
import type { ExitMeaning } from '../i18n/exit-meaning.ts'
import type { EngineProblem } from '../observe/container/engine.ts'
import {
  type Engines,
  type Found,
  findContainer,
  openEngines,
  type Silent,
} from '../observe/container/find.ts'
import { criOpeners } from '../observe/cri/openers.ts'
import { dockerOpeners } from '../observe/docker/openers.ts'
import type { ContainerName } from './container-name.ts'
import type { Context } from './context.ts'
import { type Failure, failure } from './failure.ts'
import { closeTo } from './subject.ts'

/** Every engine that answers, or those of one name. */
export async function enginesHere(
  context: Context,
  only?: ContainerName['engine'],
): Promise<Engines> {
  const { environment } = context
  const openers =
    only === 'cri'
      ? criOpeners(environment)
      : [...dockerOpeners(environment), ...(only === undefined ? criOpeners(environment) : [])]
  // What answers on Docker's socket may be Podman, and the other way round: ask all, then choose.
  const { open, silent } = await openEngines(openers)
  if (only === undefined) return { open, silent }
  return {
    open: open.filter(({ name }) => name === only),
    silent: silent.filter(({ engine }) => engine === only),
  }
}

/** Ends the connections to all of them. */
export function closeAll({ open }: Engines): void {
  for (const engine of open) engine.close()
}

/** The container of that name among these engines. */
export async function containerNamed(
  name: ContainerName,
  { open, silent }: Engines,
  context: Context,
): Promise<Found | Failure> {
  const { engines: texts } = context.catalogue
  const [worst] = notable(silent)
  if (open.length === 0 && (name.engine !== undefined || worst !== undefined)) {
    const first = worst ?? silent[0]
    if (first !== undefined) return engineFailure(first.problem, context)
  }
  const result = await findContainer(name.reference, open)
  switch (result.kind) {
    case 'found':
      return result.found
    case 'several': {
      const engines = result.found.map(({ engine }) => engine.name)
      const error = { code: 'in-several', text: name.reference, engines } as const
      return failure(error, texts, 'usage')
    }
    case 'none': {
      const [problem] = result.problems
      if (problem !== undefined) return engineFailure(problem, context)
      const asked = open.map(({ version }) => version)
      const didYouMean = name.engine === undefined ? closeTo(name.reference) : []
      const error = { code: 'no-container', text: name.reference, asked, didYouMean } as const
      return failure(error, texts, asked.length === 0 ? 'usage' : 'no-target')
    }
  }
}

/** What an engine answered, as a failure of the command. */
export function engineFailure(problem: EngineProblem, { catalogue }: Context): Failure {
  return failure(problem, catalogue.engines.problems, meanings[problem.code])
}

const meanings: Readonly<Record<EngineProblem['code'], ExitMeaning>> = {
  unreachable: 'undetermined',
  'bad-address': 'usage',
  'not-permitted': 'not-permitted',
  'timed-out': 'undetermined',
  'called-off': 'undetermined',
  'no-such': 'no-target',
  ambiguous: 'usage',
  'not-running': 'no-target',
  unsupported: 'undetermined',
  refused: 'undetermined',
}

/** Those whose silence is worth a word: somebody named them, or somebody is there. */
export function notable(silent: readonly Silent[]): readonly Silent[] {
  return silent.filter((each) => each.isChosen || !isAbsence(each))
}

/**
 * Nobody is there: most machines have one engine or none, not all of them. Docker's own containerd stands where Kubernetes' does,
 * and speaks no CRI.
 */
function isAbsence({ engine, problem }: Pick<Silent, 'engine' | 'problem'>): boolean {
  if (engine === 'cri' && problem.code === 'unsupported') return true
  return problem.code === 'unreachable' && ['ENOENT', 'ECONNREFUSED'].includes(problem.errno)
}
