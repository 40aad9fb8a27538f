import { describe, expect, it } from 'vitest'
import { nameOf, signalTable } from '../../../kernel/index.ts'
import { mostChannels } from '../become-program.ts'
import { galleryRows, lightRows, quickSignals } from './index.ts'

describe('the rows of the gallery', () => {
  it('are more than fifty, and each has a name of its own', () => {
    const ids = galleryRows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(50)
    expect(new Set(galleryRows.map(({ title }) => title)).size).toBe(ids.length)
  })

  it('have a lane that holds all instances of a row', () => {
    for (const { id, width = 16 } of galleryRows) {
      expect(3 + 2 * width, id).toBeLessThanOrEqual(mostChannels)
    }
  })

  it('look for the mark that an application leaves exactly where one leaves it', () => {
    for (const { id, start } of galleryRows) {
      if (start.kind === 'subject') continue
      const here = '/here'
      const words = 'args' in start && typeof start.args === 'function' ? start.args(here) : []
      const files = 'files' in start ? (start.files?.(here) ?? {}) : {}
      const text = JSON.stringify([start, words, files])
      expect(start.tells === true, id).toBe(/\btold\b/.test(text.replaceAll('def told', '')))
    }
  })

  it('have a quick choice of signals: those that are sent to stop, to reload and to interrupt', () => {
    const names = quickSignals.map((signal) => nameOf(signalTable(), signal))
    expect(names).toEqual(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGKILL', 'SIGUSR1', 'SIGTERM'])
  })

  it('are light for every small init and shell', () => {
    const kinds = new Set(lightRows.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['init', 'runtime', 'shell', 'subject', 'tool'])
  })
})
