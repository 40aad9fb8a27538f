/** What an exit code alone may mean, and how one tells which it was; as a page, and as data (docs/schema/exit-code-1.json). */
import type { CauseCode } from '../../explain/death/death.ts'
import type { ExitCodeMeaning } from '../../explain/death/exit-code.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { type Block, code, type Line, type Page } from '../page/page.ts'
import { engineSignalName } from '../signal-names.ts'

export function exitCodePage(meaning: ExitCodeMeaning, { deaths }: Catalogue): Page {
  const { exitCode, signal, causes, programs } = meaning
  const { headline, programs: endWith, columns, ask } = deaths.exitCode
  const blocks: Block[] = [
    {
      kind: 'lines',
      lines: [headline(exitCode, signal === undefined ? undefined : engineSignalName(signal))],
    },
    {
      kind: 'table',
      columns: [
        { head: columns.cause, wraps: true },
        { head: columns.tell, wraps: true },
      ],
      rows: causes.map((cause): Line[] => [deaths.causes[cause].what, deaths.causes[cause].tell]),
    },
    ...(programs.length === 0
      ? []
      : [
          {
            kind: 'lines' as const,
            lines: programs.map(({ signal: told, titles }) =>
              endWith(engineSignalName(told), titles),
            ),
          },
        ]),
    { kind: 'heading', text: deaths.headings.next },
    { kind: 'table', columns: [{}, { wraps: true }], rows: [[[code(ask.command)], ask.text]] },
  ]
  return { blocks }
}

export interface ExitCodeDocument {
  readonly schema: 'sigwhy/exit-code/1'
  readonly exitCode: number
  readonly signal?: string
  readonly causes: readonly CauseCode[]
  readonly programs: readonly { readonly signal: string; readonly titles: readonly string[] }[]
}

export function exitCodeDocument(meaning: ExitCodeMeaning): ExitCodeDocument {
  const { exitCode, signal, causes, programs } = meaning
  return {
    schema: 'sigwhy/exit-code/1',
    exitCode,
    ...(signal !== undefined && { signal: engineSignalName(signal) }),
    causes,
    programs: programs.map(({ signal: told, titles }) => ({
      signal: engineSignalName(told),
      titles,
    })),
  }
}
