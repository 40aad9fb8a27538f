/**
 * The manual page sigwhy(1), made of the same commands, flags and sentences as --help, as man(7) macros.  man-pages(7)
 */
import { application } from '../../src/cli/app.ts'
import { helpPage, type Target } from '../../src/cli/help-page.ts'
import { hostContext } from '../../src/cli/host.ts'
import { version } from '../../src/cli/version.ts'
import type { Catalogue } from '../../src/i18n/catalogue.ts'
import { type Block, plainText } from '../../src/report/page/page.ts'

/** The page as roff, in the language of the catalogue. */
export function manualPage(catalogue: Catalogue): string {
  const { help } = catalogue
  const { root } = application(hostContext(catalogue))
  const [, ...rest] = helpPage(root, ['sigwhy'], catalogue).blocks
  const commands = commandsOf(root, ['sigwhy']).flatMap(({ target, prefix }) => [
    `.SH ${roff(prefix.join(' ').toUpperCase())}`,
    ...helpPage(target, prefix, catalogue).blocks.flatMap((block) => blockLines(block, '.SS')),
  ])
  return [
    `.\\" Made from the program's own help by scripts/docs/manual.ts; do not edit.`,
    `.TH SIGWHY 1 "" "sigwhy ${version}"`,
    `.SH ${roff(help.headers.name)}`,
    `sigwhy \\- ${roff(help.brief)}`,
    `.SH ${roff(help.headers.description)}`,
    ...rest.flatMap((block) => blockLines(block, '.SH')),
    ...commands,
    '',
  ].join('\n')
}

interface NamedCommand {
  readonly target: Target
  readonly prefix: readonly string[]
}

function commandsOf(target: Target, prefix: readonly string[]): NamedCommand[] {
  if (!('getAllEntries' in target)) return [{ target, prefix }]
  return target
    .getAllEntries()
    .filter(({ hidden }) => !hidden)
    .flatMap((entry) => commandsOf(entry.target, [...prefix, entry.name.original]))
}

function blockLines(block: Block, heading: '.SH' | '.SS'): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${heading} ${roff(block.text)}`]
    case 'lines':
      return block.lines.flatMap((line, index) => [
        index === 0 ? '.PP' : '.br',
        roff(plainText(line)),
      ])
    case 'snippet':
      return ['.PP', '.nf', ...block.lines.map(roff), '.fi']
    case 'table':
      return block.rows.flatMap(([term = '', ...others]) => [
        '.TP',
        `.B ${roff(plainText(term))}`,
        ...others.map((cell) => roff(plainText(cell))),
      ])
  }
}

/** A backslash is a command to roff, as is a dot or a quote at the start of a line; a minus should stay one. */
function roff(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&')
}
