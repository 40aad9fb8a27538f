import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { zh } from '../../i18n/zh.ts'
import { toMarkdown } from '../markdown.ts'
import { widthOf } from '../page/width.ts'
import { toText } from '../text.ts'
import { githubLines } from './github.ts'
import { checkJunit } from './junit.ts'
import { checkPage } from './page.ts'
import {
  deaf,
  endedEarly,
  exhausted,
  graceful,
  hasty,
  lossy,
  notRun,
  undetermined,
} from './report.fixture.ts'
import type { CheckView } from './view.ts'

const plain = { width: 80, paint: (text: string) => text }
const reports = {
  graceful,
  lossy,
  hasty,
  exhausted,
  deaf,
  undetermined,
  'ended-early': endedEarly,
  'not-run': notRun,
}
const all = [en, zh].flatMap((catalogue) =>
  Object.entries(reports).map(([name, report]) => ({ catalogue, name, report })),
)

const viewOf = ({ catalogue, report }: Pick<(typeof all)[number], 'catalogue' | 'report'>) =>
  ({ catalogue, report, target: 'docker:web', allowed: 100 }) satisfies CheckView

describe.each(all)('a check that is $name, in $catalogue.language', (each) => {
  const view = viewOf(each)
  const text = toText(checkPage(view, false), plain)

  it('reads like this', async () => {
    const forms = [
      text,
      toText(checkPage(view, true), plain),
      toMarkdown(checkPage(view, false)),
      githubLines(view),
      checkJunit(view),
    ]
    const path = `snapshots/${each.name}.${each.catalogue.language}.txt`
    await expect(forms.join('\n---\n')).toMatchFileSnapshot(path)
  })

  it('fits into 80 columns', () => {
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([])
  })
})

describe('the annotations', () => {
  it('are errors for what is wrong, warnings for what is not known, and notices for what is fine', () => {
    const levels = Object.values(reports).map((report) =>
      githubLines(viewOf({ catalogue: en, report }))
        .split('\n')
        .flatMap((line) => /^::(\w+) /.exec(line)?.[1] ?? []),
    )
    expect(levels).toEqual([
      ['notice'],
      ['notice', 'error'],
      ['error'],
      ['error', 'notice'],
      ['error', 'notice'],
      ['warning'],
      ['warning'],
      ['warning'],
    ])
  })

  it('keep what would end them early out of their fields', () => {
    const view = { ...viewOf({ catalogue: en, report: graceful }), target: 'a,b:c\n%' }
    expect(githubLines(view)).toMatch(/^::notice title=sigwhy check a%2Cb%3Ac%0A%25::/)
  })
})

describe('the results of tests', () => {
  it('count failures and errors as they are', () => {
    const counts = Object.values(reports).map(
      (report) =>
        /tests="(\d)" failures="(\d)" errors="(\d)"/
          .exec(checkJunit(viewOf({ catalogue: en, report })))
          ?.slice(1)
          .join(' ') ?? '',
    )
    expect(counts).toEqual(['2 0 0', '2 1 0', '2 1 0', '2 1 0', '1 1 0', '1 0 1', '1 0 1', '1 0 1'])
  })
})
