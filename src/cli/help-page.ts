/**
 * Help, made of what the parser knows: commands, arguments and flags as they are defined. The manual page is made of the
 * same pages.
 */
import type { Command, RouteMap } from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import type { ExitMeaning } from '../i18n/exit-meaning.ts'
import { type Block, code, type Line, type Page } from '../report/page/page.ts'
import type { Context } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { argumentRows, flagRows, usageOf } from './help-rows.ts'

export type Target = Command<Context> | RouteMap<Context>

/** The page about a command or a group of them; `prefix` is how it is called, such as `['sigwhy', 'decode']`. */
export function helpPage(target: Target, prefix: readonly string[], catalogue: Catalogue): Page {
  const name = prefix.join(' ')
  if (isCommand(target)) return { blocks: commandBlocks(target, name, catalogue) }
  const { help } = catalogue
  const isRoot = name === 'sigwhy'
  return {
    blocks: [
      { kind: 'lines', lines: [target.brief] },
      ...paragraph(target.fullDescription),
      ...(isRoot ? rootExamples(catalogue) : []),
      ...section(help.headers.commands, commandRows(target, name)),
      ...(isRoot ? rootSections(catalogue) : []),
    ],
  }
}

function isCommand(target: Target): target is Command<Context> {
  return 'parameters' in target
}

function commandBlocks(command: Command<Context>, name: string, catalogue: Catalogue): Block[] {
  const { headers } = catalogue.help
  return [
    { kind: 'lines', lines: [[code(usageOf(command, name))], command.brief] },
    ...paragraph(command.fullDescription),
    ...section(headers.arguments, argumentRows(command)),
    ...section(headers.flags, flagRows(command, catalogue)),
  ]
}

/** One row per command, with what it is called with; a group shows its commands. */
function commandRows(group: RouteMap<Context>, name: string): Line[][] {
  return group
    .getAllEntries()
    .filter(({ hidden }) => !hidden)
    .flatMap((entry): Line[][] => {
      const called = `${name} ${entry.name.original}`
      if (!isCommand(entry.target)) return commandRows(entry.target, called)
      return [[[code(usageOf(entry.target, called))], entry.target.brief]]
    })
}

function rootExamples({ help }: Catalogue): Block[] {
  const rows = help.examples.map(({ command, text }): Line[] => [[code(command)], text])
  return section(help.headers.examples, rows)
}

function rootSections({ help }: Catalogue): Block[] {
  const meanings = Object.entries(exitCodes) as [ExitMeaning, number][]
  const { NO_COLOR, FORCE_COLOR, LC_ALL } = help.environment
  return [
    ...section(help.headers.flags, [
      [[code('-h, --help')], help.flags.help],
      [[code('--version')], help.flags.version],
    ]),
    ...section(
      help.headers.exitCodes,
      meanings.map(([meaning, number]) => [String(number), help.exitCodes[meaning]]),
    ),
    ...section(help.headers.environment, [
      [[code('NO_COLOR')], NO_COLOR],
      [[code('FORCE_COLOR')], FORCE_COLOR],
      [[code('LC_ALL, LC_MESSAGES, LANG')], LC_ALL],
    ]),
  ]
}

function paragraph(text: string | undefined): Block[] {
  return text === undefined ? [] : [{ kind: 'lines', lines: text.split('\n') }]
}

function section(heading: string, rows: readonly (readonly Line[])[]): Block[] {
  if (rows.length === 0) return []
  return [
    { kind: 'heading', text: heading },
    { kind: 'table', columns: [{}, { wraps: true }], rows },
  ]
}
