/** Advice for readers: the answer in one sentence, the change to be made, what else changes with it, and other ways. */
import type { Advice, AdvisedRemedy, Patch, PatchPlace } from '../../explain/advice/advice.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { type SignalTable, signalTable } from '../../kernel/index.ts'
import { outcomeWord } from '../explanation/prognosis-words.ts'
import type { Block, Line, Page } from '../page/page.ts'
import { compactNames, longName } from '../signal-names.ts'
import { patchLines, snippetLanguages } from './patch-lines.ts'

export interface AdviceView {
  readonly advice: Advice
  readonly name: string
  readonly catalogue: Catalogue
  readonly isDetailed: boolean
  /** Where the launch is changed. */
  readonly format: 'dockerfile' | 'compose' | 'run'
}

export function advicePage(view: AdviceView): Page {
  const { advice, catalogue } = view
  const [best, ...others] = advice.remedies
  const blocks = [
    ...answer(view, best),
    ...script(view),
    ...(best ? change(best, view) : []),
    ...(best?.after ? effects(best, view) : []),
    ...alternatives(others, view, catalogue),
  ]
  return { blocks }
}

function answer(view: AdviceView, best: AdvisedRemedy | undefined): Block[] {
  const { advice, name, catalogue } = view
  const { stopSignal } = advice.subject
  const now = advice.now?.outcome
  const line = catalogue.advice.answer({
    name,
    signal: longName(stopSignal, tableOf(view)),
    ...(now && { now }),
    ...(best && {
      best: {
        code: best.code,
        text: remedyText(best, view),
        ...(best.after && { after: best.after.outcome }),
      },
    }),
  })
  return [{ kind: 'lines', lines: [line] }]
}

/** What the script does is told where it matters: where it does not stop well. */
function script({ advice, catalogue, isDetailed }: AdviceView): Block[] {
  const { findings, now } = advice
  const texts = catalogue.advice
  const shown = isDetailed ? findings : findings.filter(({ code }) => code !== 'execs')
  if (shown.length === 0 || (now?.outcome === 'graceful' && !isDetailed)) return []
  const rows = shown.map((finding): Line[] => [texts.line(finding.line), texts.finding(finding)])
  return [
    { kind: 'heading', text: texts.headings.script },
    { kind: 'table', columns: [{}, { wraps: true }], rows },
  ]
}

function change(remedy: AdvisedRemedy, view: AdviceView): Block[] {
  const { catalogue, format } = view
  const texts = catalogue.advice
  const patches = patchesIn(remedy, format)
  const hasFormat = patches.some(({ where }) => where === format)
  const isLaunch = remedy.patches.some(({ where }) => isLaunchPlace(where))
  const notes = [
    texts.notes[remedy.code],
    patches.some(needsTini) ? texts.needsTini : undefined,
    isLaunch && !hasFormat ? texts.noPatchOfThisKind : undefined,
  ].filter((note) => note !== undefined)
  return [
    ...patches.flatMap((patch): Block[] => [
      {
        kind: 'heading',
        text: `${texts.headings.patch}${catalogue.punctuation.colon}${texts.places[patch.where](patch)}`,
      },
      { kind: 'snippet', language: snippetLanguages[patch.where], lines: patchLines(patch) },
    ]),
    ...(notes.length > 0 ? [{ kind: 'lines', lines: notes } as const] : []),
  ]
}

/** The launch is changed in one place, scripts and programs where they are. */
function patchesIn({ patches }: AdvisedRemedy, format: AdviceView['format']): readonly Patch[] {
  const places = patches.map(({ where }) => where).filter(isLaunchPlace)
  const place = places.find((each) => each === format) ?? places[0]
  return patches.filter(({ where }) => !isLaunchPlace(where) || where === place)
}

function isLaunchPlace(where: PatchPlace): boolean {
  return where === 'dockerfile' || where === 'compose' || where === 'run'
}

function needsTini({ where, after }: Patch): boolean {
  return where === 'dockerfile' && after.some((line) => line.includes('"tini"'))
}

function effects({ changes }: AdvisedRemedy, view: AdviceView): Block[] {
  const { catalogue, isDetailed } = view
  const texts = catalogue.advice
  const rows = changes.map(({ signals, before, after, isSideEffect, isHarm }): Line[] => {
    const names = compactNames(signals, tableOf(view))
    const shown = isDetailed || names.length <= most ? names : [...usual(names), '…']
    return [
      shown.join(', '),
      [outcomeWord(before, view)],
      [outcomeWord(after, view)],
      isHarm ? texts.harm : isSideEffect ? texts.sideEffect : '',
    ]
  })
  const { columns } = texts
  const sides = changes.filter(({ isSideEffect }) => isSideEffect)
  const none: Block[] = sides.length === 0 ? [{ kind: 'lines', lines: [texts.noSideEffects] }] : []
  if (rows.length === 0) return none
  return [
    { kind: 'heading', text: texts.headings.effects },
    {
      kind: 'table',
      columns: [
        { head: columns.signals, wraps: true },
        { head: columns.before },
        { head: columns.after },
        { head: columns.note },
      ],
      rows,
    },
    ...none,
  ]
}

/** Signals in a row that are shown without being asked for all. */
const most = 12

/** Those that people send come first. */
function usual(names: readonly string[]): readonly string[] {
  const known = ['HUP', 'INT', 'QUIT', 'USR1', 'USR2', 'TERM', 'ALRM', 'PIPE', 'WINCH', 'TSTP']
  const found = known.filter((name) => names.includes(name))
  return found.length > 0 ? found : names.slice(0, most)
}

function alternatives(
  others: readonly AdvisedRemedy[],
  view: AdviceView,
  { advice: texts }: Catalogue,
): Block[] {
  if (others.length === 0) return []
  if (view.isDetailed) {
    return others.flatMap((each): Block[] => [
      { kind: 'heading', text: remedyText(each, view) },
      ...change(each, view),
      ...(each.after ? effects(each, view) : []),
    ])
  }
  const rows = others.map((each): Line[] => {
    const { after, changes } = each
    const harmed = changes.filter(({ isHarm }) => isHarm).flatMap(({ signals }) => signals)
    const names = usual(compactNames(harmed, tableOf(view))).slice(0, 4)
    const cost = harmed.length === 0 ? '' : `${texts.harm} (${names.join(', ')} …)`
    const isFaster = after?.outcome === 'abrupt'
    const notes = [isFaster ? texts.onlyFaster : '', cost].filter((note) => note !== '')
    return [
      after ? [outcomeWord(after.outcome, view)] : '?',
      [remedyText(each, view), ...notes].join(view.catalogue.language === 'zh' ? '；' : '; '),
    ]
  })
  return [
    { kind: 'heading', text: texts.headings.alternatives },
    { kind: 'table', columns: [{}, { wraps: true }], rows },
  ]
}

function remedyText({ code, stopSignal, program }: AdvisedRemedy, view: AdviceView): string {
  const signal = longName(stopSignal, tableOf(view))
  const { catalogue, name } = view
  return catalogue.advice.remedies[code]({ signal, program: program ?? name })
}

function tableOf({ advice: { subject } }: AdviceView): SignalTable {
  return signalTable(subject.tree ? likelyFamily(subject.tree.observation) : 'generic')
}
