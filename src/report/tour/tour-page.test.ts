import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { zh } from '../../i18n/zh.ts'
import { toMarkdown } from '../markdown.ts'
import { widthOf } from '../page/width.ts'
import { toText } from '../text.ts'
import { tourDocument } from './tour-document.ts'
import { tourInShort, tourPage } from './tour-page.ts'
import { modelTour, quietTour, surprisingTour } from './tour-report.fixture.ts'

const plain = { width: 80, paint: (text: string) => text }
const languages = [en, zh]
const tours = [
  { name: 'quiet', report: quietTour },
  { name: 'surprising', report: surprisingTour },
  { name: 'model', report: modelTour },
]
const all = languages.flatMap((catalogue) => tours.map((tour) => ({ catalogue, ...tour })))

describe.each(all)(
  'the page of a $name tour in $catalogue.language',
  ({ catalogue, name, report }) => {
    const text = toText(tourPage(report, catalogue, false), plain)

    it('reads like this', async () => {
      await expect(text).toMatchFileSnapshot(`snapshots/${name}.${catalogue.language}.txt`)
    })

    it('fits into 80 columns, tables and all', () => {
      expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([])
      // A table that does not fit is set as one line for each cell.
      expect(text).toMatch(/^bash .*\S {2}/m)
    })

    it('says in detail how each program was started', () => {
      const detailed = toText(tourPage(report, catalogue, true), { ...plain, width: 300 })
      expect(detailed).toContain("bash -c 'sleep 60; :'")
      expect(detailed).toContain(
        "node -e 'process.on('\\''SIGTERM'\\'', () => process.exit()); setTimeout(() => {}, 60000)'",
      )
      expect(text).not.toContain('sleep 60')
    })
  },
)

describe('the page of a tour', () => {
  it('colours the forecast and what came as forecast, and leaves a surprise plain', () => {
    const paint = (text: string, fate: string): string => `<${fate}:${text}>`
    const text = toText(tourPage(surprisingTour, en, false), { width: 120, paint })
    expect(text).toMatch(/^dash .*<dropped:dropped> .*✓ <dropped:lives.*on>/m)
    expect(text).toMatch(/^bash .*<dropped:dropped> .*≠ killed \(143\)/m)
  })

  it('says how it went in one line', () => {
    const short = (report: typeof quietTour): string =>
      toText(tourInShort(report, en), { ...plain, width: 400 })
    expect(short(quietTour).split('\n')).toHaveLength(2)
    expect(short(quietTour)).toContain('0 not as forecast. 1.2 s.')
    expect(short(surprisingTour)).toContain('4 not as forecast')
    expect(short(modelTour)).toContain('nothing is tried')
  })

  it('can be written as Markdown', () => {
    const markdown = toMarkdown(tourPage(quietTour, en, false))
    expect(markdown).toMatch(/^\| Node \| .*handler.* \| .*~ .*lives on, handler gone.* \|$/m)
  })
})

describe('the document of a tour', () => {
  it('is plain JSON with masks as the kernel prints them', () => {
    const document = tourDocument(quietTour)
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    const bash = document.inits.find(({ id }) => id === 'bash')
    expect(bash?.target.masks.SigCgt).toMatchObject({
      value: { mask: '0000000000010002', signals: ['SIGINT', 'SIGCHLD'] },
    })
    expect(bash?.experiments[0]).toMatchObject({
      forecast: { signal: 9, from: 'inside', fate: 'dropped', confidence: 'certain' },
      fact: { kind: 'tried', returned: 0, became: { kind: 'alive' } },
      agreement: { kind: 'agrees' },
    })
  })

  it('names the assumption on which an unsure forecast rests', () => {
    const tini = tourDocument(quietTour).inits.find(({ id }) => id === 'tini')
    expect(tini?.experiments[1]?.forecast.unless).toMatchObject([
      { assumption: 'blocked-before-wait', fate: 'dropped' },
    ])
  })
})
