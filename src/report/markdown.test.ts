import { describe, expect, it } from 'vitest'
import { toMarkdown } from './markdown.ts'
import { code } from './page/page.ts'

describe('toMarkdown', () => {
  it('marks headings, verdicts and commands', () => {
    const text = toMarkdown({
      blocks: [
        {
          kind: 'lines',
          lines: [['SIGTERM: ', { text: 'dropped', fate: 'dropped' }, '.'], 'Sure.'],
        },
        { kind: 'heading', text: 'What works' },
        { kind: 'table', columns: [{}, {}], rows: [[[code('kill -9 7')], 'ends it']] },
      ],
    })
    expect(text).toBe(
      'SIGTERM: **dropped**.\\\nSure.\n\n## What works\n\n|   |   |\n| --- | --- |\n| `kill -9 7` | ends it |\n',
    )
  })

  it('takes the meaning from characters that a name may contain', () => {
    const text = toMarkdown({ blocks: [{ kind: 'lines', lines: ['a|b *c* <d> `e` _f_\n'] }] })
    expect(text).toBe('a\\|b \\*c\\* \\<d\\> \\`e\\` \\_f\\_\\\\x0a\n')
  })
})
