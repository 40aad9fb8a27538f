/** The page about a death: the answer, how sure it is, what happened, what that rests on, and what to do. */

import type { Death, Inquest } from '../../explain/death/death.ts'
import type { Evidence } from '../../explain/death/evidence.ts'
import { isStartFailure } from '../../explain/death/is-start-failure.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { DeathArguments } from '../../i18n/topics/deaths.ts'
import { type Block, code, type Line, type Page } from '../page/page.ts'
import { argumentsFor, fateOf, fateOfLife, verdictLine } from './death-words.ts'
import { timelineTable } from './timeline-table.ts'

export function deathPage(inquest: Inquest, catalogue: Catalogue, isDetailed: boolean): Page {
  const { life, livesSince, death, subject, at } = inquest
  const { deaths, engines } = catalogue
  const about = argumentsFor(subject, death, catalogue)
  const lived = livesSince === undefined ? undefined : Math.max(0, at - livesSince)
  const isOver = life !== 'running' && life !== 'paused'
  const alive = verdictLine(deaths.lives(life, about.name, lived), fateOfLife(life))
  if (death === undefined) {
    const lines: Line[] =
      life === 'created' ? [alive] : [alive, deaths.noEnd(engines.names[subject.engine])]
    return { blocks: [{ kind: 'lines', lines }] }
  }
  const answer = answerLines(death, inquest, about, catalogue)
  const blocks: Block[] = isOver
    ? [{ kind: 'lines', lines: answer }]
    : [
        { kind: 'lines', lines: [alive] },
        { kind: 'heading', text: deaths.lastEnd },
        { kind: 'lines', lines: answer },
      ]
  return { blocks: [...blocks, ...deathBlocks(death, about, catalogue, isDetailed)] }
}

/** What it was, how sure that is, and when it was. */
function answerLines(
  death: Death,
  { at }: Inquest,
  about: DeathArguments,
  { deaths, punctuation }: Catalogue,
): Line[] {
  const { cause, confidence, startedAt, endedAt } = death
  const lived =
    startedAt.known && endedAt.known && endedAt.value > startedAt.value
      ? endedAt.value - startedAt.value
      : undefined
  const when =
    endedAt.known && !isStartFailure(cause)
      ? deaths.when(timeText(endedAt.value), Math.max(0, at - endedAt.value), lived)
      : undefined
  const sure = cause.code === 'unknown' ? undefined : deaths.sure(confidence)
  const second = [sure, when].filter((each) => each !== undefined)
  return [
    verdictLine(deaths.cause(cause, about), fateOf(cause)),
    ...(second.length === 0 ? [] : [second.join(punctuation.afterSentence)]),
  ]
}

/** The same in every language and time zone, so that it can be compared with logs. */
function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function deathBlocks(
  death: Death,
  about: DeathArguments,
  catalogue: Catalogue,
  isDetailed: boolean,
): Block[] {
  const { deaths } = catalogue
  const { headings } = deaths
  const { evidence, circumstances, contradictions, unread, others } = death
  const known = evidence.filter(({ basis }) => basis === 'known')
  const inferred = evidence.filter(({ basis }) => basis === 'inferred')
  const besides = [
    ...circumstances.map((each) => deaths.circumstance(each, about)),
    ...contradictions.map((each) => deaths.contradiction(each)),
  ]
  // An end with nothing but an exit code has no story.
  const hasStory = !isStartFailure(death.cause) && (death.timeline.length > 2 || isDetailed)
  return [
    ...(hasStory ? titled(headings.timeline, timelineTable(death.timeline, about, catalogue)) : []),
    ...titled(headings.known, evidenceTable(known, about, catalogue)),
    ...titled(headings.inferred, evidenceTable(inferred, about, catalogue)),
    ...titled(headings.circumstances, listOf(besides)),
    ...titled(
      headings.others,
      rowsTable(others.map((each): Line[] => [deaths.causes[each].what, deaths.causes[each].tell])),
    ),
    ...titled(headings.unread, listOf(unread.map((each) => deaths.unread(each, about)))),
    ...titled(headings.next, nextTable(death, catalogue)),
  ]
}

/** Nothing under a heading is no heading. */
function titled(text: string, block: Block | undefined): Block[] {
  return block === undefined ? [] : [{ kind: 'heading', text }, block]
}

function evidenceTable(
  evidence: readonly Evidence[],
  about: DeathArguments,
  { deaths }: Catalogue,
): Block | undefined {
  return rowsTable(evidence.map((each): Line[] => [deaths.finding(each, about), [code(each.from)]]))
}

function rowsTable(rows: readonly (readonly Line[])[]): Block | undefined {
  if (rows.length === 0) return undefined
  return { kind: 'table', columns: [{ wraps: true }, { wraps: true }], rows }
}

function listOf(lines: readonly string[]): Block | undefined {
  if (lines.length === 0) return undefined
  return { kind: 'table', columns: [{ wraps: true }], rows: lines.map((line) => [line]) }
}

function nextTable({ next }: Death, { deaths }: Catalogue): Block | undefined {
  const rows = next.map((step): Line[] => {
    const { command, text } = deaths.next(step)
    return [command === undefined ? '' : [code(command)], text]
  })
  if (rows.length === 0) return undefined
  return { kind: 'table', columns: [{}, { wraps: true }], rows }
}
