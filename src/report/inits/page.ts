/** Every init of a PID namespace on this machine, the container it is of, and how it takes SIGTERM. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { ContainerPlace } from '../../observe/cgroup-container.ts'
import { valueOr } from '../../observe/fact.ts'
import type { ExplainedProcess } from '../explanation/document.ts'
import { outcomeWord, reasonLine, surenessMarks } from '../explanation/prognosis-words.ts'
import type { ExplanationView } from '../explanation/view.ts'
import { type Block, code, type Line, type Page } from '../page/page.ts'

/** One init, with its prognosis for SIGTERM from where the reader stands. */
export interface ExplainedInit extends ExplainedProcess {
  readonly prognoses: readonly [Prognosis]
  /** What its cgroup says. */
  readonly container?: ContainerPlace
}

/** All inits of a machine, and by what they were found. */
export interface InitsFound {
  readonly inits: readonly ExplainedInit[]
  readonly readBy: 'bpf' | 'procfs'
}

interface InitView extends ExplanationView {
  readonly term: Prognosis
  readonly container?: ContainerPlace
}

/** The page; the init of the machine itself is not counted, but shown. */
export function initsPage(
  { inits, readBy }: InitsFound,
  catalogue: Catalogue,
  isDetailed: boolean,
): Page {
  const texts = catalogue.inits
  const views = inits.map((init): InitView => {
    const [term] = init.prognoses
    return { ...init, term, catalogue, isDetailed }
  })
  const namespaced = views.filter(({ explanation }) => explanation.kind !== 'global-init')
  const deaf = namespaced.filter(
    ({ term }) => term.outcome === 'deaf' || term.outcome === 'reloads',
  )
  const summary =
    namespaced.length === 0
      ? texts.none
      : texts.summary({ count: namespaced.length, deaf: deaf.length })
  const first = (deaf[0] ?? namespaced[0] ?? views[0])?.explanation.observation.pid
  const next = first?.known ? [texts.next, code(`sigwhy ${first.value} TERM`)] : undefined
  const isUnsure = views.some(({ term }) => term.confidence !== 'certain')
  const blocks: (Block | undefined)[] = [
    { kind: 'lines', lines: [summary] },
    views.length === 0 ? undefined : table(views, isDetailed, catalogue),
    {
      kind: 'lines',
      lines: [...(isUnsure ? [texts.unsure] : []), catalogue.backends.readBy[readBy]],
    },
    next && { kind: 'lines', lines: [next] },
  ]
  return { blocks: blocks.filter((block) => block !== undefined) }
}

function table(views: readonly InitView[], isDetailed: boolean, catalogue: Catalogue): Block {
  const { columns } = catalogue.inits
  const hasContainers = views.some(({ container }) => container !== undefined)
  return {
    kind: 'table',
    columns: [
      { head: columns.pid, align: 'right' },
      ...(isDetailed ? [{ head: columns.namespace, align: 'right' as const }] : []),
      ...(hasContainers ? [{ head: columns.container }] : []),
      { head: columns.program, wraps: true },
      { head: columns.term },
      { head: columns.exitCode, align: 'right' },
      { head: columns.because, wraps: true },
    ],
    rows: views.map((view): Line[] => {
      const { observation } = view.explanation
      const { term, container } = view
      return [
        String(valueOr(observation.pid, '?')),
        ...(isDetailed ? [String(valueOr(observation.pidNamespace, '?'))] : []),
        ...(hasContainers ? [isDetailed ? (container?.id ?? '') : shortId(container?.id)] : []),
        program(view),
        [outcomeWord(term.outcome, view), surenessMarks[term.confidence]],
        term.end === undefined ? '' : String(exitCodeOf(term.end)),
        reasonLine(term, view),
      ]
    }),
  }
}

/** Twelve digits, as engines show it. */
function shortId(id = ''): string {
  return id.slice(0, 12)
}

/** The command line, as far as it fits; else the name. */
function program({ explanation: { observation }, isDetailed }: ExplanationView): string {
  const words = valueOr(observation.commandLine, [])
  const line = words.join(' ')
  const name = valueOr(observation.name, '?')
  if (line === '') return name
  return isDetailed || line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

const longest = 30
