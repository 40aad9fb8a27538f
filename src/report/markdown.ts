/** A page as Markdown (GitHub's), to be pasted into an issue or a wiki. */
import { type Block, type Line, type Page, piecesOf, type Table } from './page/page.ts'
import { printable } from './page/printable.ts'

/** The page as Markdown: headings, paragraphs, tables; what becomes of a signal in bold, what is to be typed as code. */
export function toMarkdown({ blocks }: Page): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`
    case 'lines':
      return block.lines.map(inline).join('\\\n')
    case 'snippet': {
      const fence = block.lines.some((line) => line.includes('```')) ? '~~~~' : '```'
      const lines = block.lines.map((line) => line.split('\t').map(printable).join('\t'))
      return [`${fence}${block.language}`, ...lines, fence].join('\n')
    }
    case 'table':
      return tableLines(block).join('\n')
  }
}

/** A table without a head gets an empty one: Markdown has no others. */
function tableLines({ columns, rows }: Table): string[] {
  const heads = columns.map(({ head }) => head ?? ' ')
  const rules = columns.map(({ align }) => (align === 'right' ? '--:' : '---'))
  const cells = rows.map((row) => columns.map((_, index) => inline(row[index] ?? '')))
  return [heads, rules, ...cells].map((row) => `| ${row.join(' | ')} |`)
}

function inline(line: Line): string {
  return piecesOf(line)
    .map(({ text, fate, isCode }) => {
      const safe = printable(text)
      if (isCode) return `\`${safe.replaceAll('|', '\\|')}\``
      return fate === undefined ? escaped(safe) : `**${escaped(safe)}**`
    })
    .join('')
}

/** Characters that would mean something to Markdown or to HTML inside it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
}
