/**
 * From what a command found to what is printed. A command hands over a page for readers and a document for programs;
 * neither is made unless it is asked for.
 */
import type { Page } from '../report/page/page.ts'
import { toText } from '../report/text.ts'
import type { Context } from './context.ts'
import type { OutputFlags } from './output-flags.ts'

export interface Findings {
  /** `isDetailed`: every step and every row. */
  page(isDetailed: boolean): Page
  /** Or a promise of it, where what makes it has to be loaded first. */
  document(): unknown
}

/** Prints findings in the form that the flags ask for. */
export async function printFindings(
  findings: Findings,
  flags: OutputFlags,
  context: Context,
): Promise<void> {
  context.print(await render(findings, flags, context))
}

async function render(findings: Findings, flags: OutputFlags, context: Context): Promise<string> {
  const { verbose = false, quiet = false } = flags
  switch (flags.output) {
    case 'text': {
      const page = findings.page(verbose)
      return toText(quiet ? firstLine(page) : page, {
        width: textWidth(context),
        paint: painter(flags, context),
      })
    }
    case 'wide':
      return toText(findings.page(true), {
        width: Number.POSITIVE_INFINITY,
        paint: painter(flags, context),
      })
    case 'json':
      return `${JSON.stringify(await findings.document(), null, 2)}\n`
    case 'yaml': {
      const { toYaml } = await import('../report/yaml.ts')
      return toYaml(await findings.document())
    }
    case 'markdown': {
      const { toMarkdown } = await import('../report/markdown.ts')
      return toMarkdown(findings.page(verbose))
    }
  }
}

/** Readable lines are no longer than this, however wide the terminal is. */
const widest = 100
const usual = 80

/** How wide text is set for whoever reads it. */
export function textWidth(context: Context): number {
  return Math.min(context.terminalWidth() ?? usual, widest)
}

function firstLine({ blocks }: Page): Page {
  const [first] = blocks
  if (first?.kind !== 'lines') return { blocks: blocks.slice(0, 1) }
  return { blocks: [{ ...first, lines: first.lines.slice(0, 1) }] }
}

function painter(flags: OutputFlags, context: Context): Context['paint'] {
  return isColourful(flags, context) ? context.paint : (text) => text
}

/** A flag, then NO_COLOR, then FORCE_COLOR, then whether a terminal is there.  no-color.org, force-color.org */
function isColourful({ color }: OutputFlags, context: Context): boolean {
  if (color !== undefined) return color
  const { NO_COLOR, FORCE_COLOR, TERM } = context.environment
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0'
  return context.terminalWidth() !== undefined && TERM !== 'dumb'
}
