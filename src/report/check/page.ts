/** A check as a page: the answer, every copy with its forecast and its fact, who was told, what the copy was, what to do. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Outcome } from '../../explain/prognosis.ts'
import type { Fate } from '../../kernel/index.ts'
import type { EarlyRun, StopRun } from '../../lab/check/run.ts'
import { verdictOf } from '../../lab/check/verdict.ts'
import { surenessMarks } from '../explanation/prognosis-words.ts'
import { type Block, code, type Line, type Page, type Piece } from '../page/page.ts'
import { copyLines } from './copy-lines.ts'
import {
  ageOf,
  answerOf,
  contradictionText,
  lostLateText,
  signalOf,
  windowNote,
} from './sentences.ts'
import type { CheckView } from './view.ts'

/** The page; in detail also those copies that were not tried. */
export function checkPage(view: CheckView, isDetailed: boolean): Page {
  const { report, catalogue, allowed, target } = view
  const { check } = catalogue
  const lost = lostLateText(view)
  const isFinding = verdictOf(report, allowed) === 'finding'
  const blocks: Block[] = [
    { kind: 'lines', lines: [answerOf(view), ...(lost === undefined ? [] : [lost])] },
    ...engineWords(view),
    ...runsTable(view, isDetailed),
    ...evidence(view),
    ...toldTable(view, isDetailed),
    { kind: 'heading', text: check.headings.copy },
    { kind: 'lines', lines: copyLines(view) },
    ...(isFinding
      ? [
          { kind: 'heading', text: check.headings.next } as const,
          { kind: 'lines', lines: nextLines(target, lost !== undefined, view) } as const,
        ]
      : []),
  ]
  return { blocks: blocks.filter(({ kind, ...rest }) => kind !== 'lines' || !isEmpty(rest)) }
}

function isEmpty(block: object): boolean {
  return 'lines' in block && Array.isArray(block.lines) && block.lines.length === 0
}

function nextLines(target: string, isLost: boolean, { report, catalogue }: CheckView): Line[] {
  const { run } = report
  const { next, orHandlersFirst } = catalogue.check
  const stops = run.kind === 'stopped' && run.judged.outcome === 'graceful'
  if (!stops || !isLost) return [[code(next.stop(target))]]
  return [[code(next.early(target))], orHandlersFirst]
}

/** What the engine said, or the program, where there was no stop. */
function engineWords({ report, catalogue }: CheckView): Block[] {
  const { run } = report
  const { check, engines } = catalogue
  switch (run.kind) {
    case 'stopped':
      return []
    case 'not-run': {
      const { problem } = run
      const say = engines.problems[problem.code] as (each: typeof problem) => { said: string }
      return [{ kind: 'lines', lines: [say(problem).said] }]
    }
    case 'ended-early':
      return run.lastLines.length === 0
        ? [{ kind: 'lines', lines: [check.saidNothing] }]
        : [
            { kind: 'heading', text: check.lastLines },
            {
              kind: 'table',
              columns: [{ wraps: true }],
              rows: run.lastLines.map((line) => [line]),
            },
          ]
  }
}

function runsTable({ report, catalogue }: CheckView, isDetailed: boolean): Block[] {
  const { run, early } = report
  if (run.kind !== 'stopped') return []
  const { columns } = catalogue.check
  const rows = [
    ...early
      .filter(({ became }) => isDetailed || (became.kind !== 'skipped' && !run.stopped.wasKilled))
      .map((each) => earlyRow(each, catalogue)),
    stopRow(run, catalogue),
  ]
  return [
    {
      kind: 'table',
      columns: [
        { head: columns.when },
        { head: columns.forecast },
        { head: columns.happened, wraps: true },
        { head: columns.exitCode, align: 'right' },
        { head: columns.time, align: 'right' },
      ],
      rows,
    },
  ]
}

function earlyRow(run: EarlyRun, { check }: CheckView['catalogue']): Line[] {
  const { became } = run
  const when = check.atAge(check.seconds(ageOf(run)))
  const word = check.early[became.kind]
  switch (became.kind) {
    case 'ended':
      return [when, '', word, String(became.exitCode), check.seconds(became.milliseconds)]
    case 'lost':
      return [when, '', [coloured(word, 'dropped'), check.proofs[became.proof]], '', '']
    case 'skipped':
      return [when, '', word, '', '']
  }
}

function stopRow(
  { judged, stopped, forecast }: Extract<StopRun, { kind: 'stopped' }>,
  { check, prognosis }: CheckView['catalogue'],
): Line[] {
  const { outcome } = judged
  const fate = fates[outcome === 'undetermined' ? 'unknown' : outcome]
  const foreseen: Line =
    forecast === undefined
      ? ''
      : [
          coloured(prognosis.words[forecast.outcome], fates[forecast.outcome]),
          forecast.end === undefined ? '' : ` ${exitCodeOf(forecast.end)}`,
          surenessMarks[forecast.confidence],
        ]
  return [
    check.whenUp,
    foreseen,
    [coloured(check.words[outcome], fate)],
    String(stopped.exitCode),
    check.seconds(stopped.milliseconds),
  ]
}

function coloured(text: string, fate: Fate | undefined): Piece {
  return fate === undefined ? { text } : { text, fate }
}

/** Like the fates that look the same to whoever sent the signal. */
const fates: Readonly<Record<Outcome, Fate | undefined>> = {
  graceful: 'handled',
  abrupt: 'killed',
  reloads: 'pending',
  deaf: 'dropped',
  stopped: 'stopped',
  unknown: undefined,
}

function evidence(view: CheckView): Block[] {
  const { report, catalogue } = view
  const { run, stop, subject } = report
  if (run.kind !== 'stopped') return []
  const { check, engines, inits } = catalogue
  const lines: Line[] = [
    check.ground({
      signal: signalOf(stop.signal),
      engine: engines.names[subject.engine],
      image: subject.image,
      timeout: check.seconds(stop.timeout * 1000),
      up: check.up(run.up, check.seconds(run.up.milliseconds)),
    }),
    ...(run.stopped.oomKilled ? [check.oomKilled] : []),
    ...present(contradictionText(view)),
    ...(run.judged.basis === 'forecast' && run.stopped.apps === undefined ? [check.inferred] : []),
    ...(report.unwitnessed ? [check.unwitnessed[report.unwitnessed.refused]] : []),
    ...present(windowNote(view)),
    ...(run.forecast !== undefined && run.forecast.confidence !== 'certain' ? [inits.unsure] : []),
  ]
  return [{ kind: 'lines', lines }]
}

function present(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}

/** Where the answer does not say it already. */
function toldTable({ report, catalogue }: CheckView, isDetailed: boolean): Block[] {
  const { run } = report
  if (run.kind !== 'stopped') return []
  const { apps = [] } = run.stopped
  const isPlain = apps.every(({ telling }) => telling === 'told')
  if (apps.length === 0 || (isPlain && !isDetailed)) return []
  const { check } = catalogue
  return [
    { kind: 'heading', text: check.headings.told },
    {
      kind: 'table',
      columns: [{}, { align: 'right' }, { wraps: true }],
      rows: apps.map(({ name, pid, telling }): Line[] => [
        name,
        String(pid),
        check.tellings[telling],
      ]),
    },
  ]
}
