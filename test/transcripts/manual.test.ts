/** The manual pages are what the program's own help makes of them; `npx vitest run -u` writes them anew. */
import { describe, expect, it } from 'vitest'
import { manualPage } from '../../scripts/docs/manual.ts'
import { en } from '../../src/i18n/en.ts'
import { zh } from '../../src/i18n/zh.ts'

describe('the manual page', () => {
  it.each([
    [en, 'sigwhy.1'],
    [zh, 'zh_CN/sigwhy.1'],
  ])('is up to date', async (catalogue, file) => {
    await expect(manualPage(catalogue)).toMatchFileSnapshot(`../../docs/man/${file}`)
  })
})
