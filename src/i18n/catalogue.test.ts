import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { languageOf } from './language.ts'
import { after, before, spaced } from './zh/spacing.ts'
import { zh } from './zh.ts'

describe('the catalogues', () => {
  it('have no sentence in common, only commands and the names of programs', () => {
    const english = sentences(en)
    const chinese = sentences(zh)
    const untranslated = [...english.keys()].filter(
      (path) =>
        english.get(path) === chinese.get(path) &&
        /[a-z]{4,} [a-z]/.test(english.get(path) ?? '') &&
        !/\.command$|\.names\./.test(path),
    )
    expect(untranslated).toEqual([])
  })

  it('have the same examples', () => {
    expect(zh.help.examples.map(({ command }) => command)).toEqual(
      en.help.examples.map(({ command }) => command),
    )
  })

  it('say what each signal is for in a line of the table', () => {
    for (const { signals } of [en, zh]) {
      expect(Object.values(signals.purposes).filter((text) => text.length > 50)).toEqual([])
    }
  })
})

describe('Chinese spacing', () => {
  it('puts a space between Chinese and Latin letters only', () => {
    expect(`向${spaced('PID 1（bash）')}发送`).toBe('向 PID 1（bash）发送')
    expect(`${before('PID 7')}是`).toBe('PID 7 是')
    expect(`阻塞${after('SIGTERM')}`).toBe('阻塞 SIGTERM')
    expect(`阻塞${spaced('它')}`).toBe('阻塞它')
  })
})

describe('languageOf', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh' }, 'zh'],
    [{ LC_ALL: 'en_US', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [{ LANG: 'zha_CN' }, 'en'],
    [{}, 'en'],
  ])('reads %o as %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language)
  })
})

/** All plain strings of a catalogue, by their path. */
function sentences(value: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string') found.set(`${path}.${key}`, each)
    else if (typeof each === 'object' && each !== null) {
      for (const entry of sentences(each, `${path}.${key}`)) found.set(...entry)
    }
  }
  return found
}
