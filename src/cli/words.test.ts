import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from '../i18n/en.ts'
import { setOf } from '../kernel/index.ts'
import { readMasks } from './given-masks.ts'
import { withSignalFlags } from './kill-style.ts'
import { languageAsked } from './language-asked.ts'
import { version } from './version.ts'

describe('signals as for kill(1)', () => {
  it.each([
    [
      ['1', '-9'],
      ['1', '--signal=9'],
    ],
    [
      ['-TERM', '1'],
      ['--signal=TERM', '1'],
    ],
    [
      ['1', '-SIGRTMIN+3'],
      ['1', '--signal=SIGRTMIN+3'],
    ],
    [
      ['explain', '1', '-9'],
      ['explain', '1', '--signal=9'],
    ],
    [
      ['--', '-9'],
      ['--', '-9'],
    ],
    [
      ['1', '-q', '-v'],
      ['1', '-q', '-v'],
    ],
    [
      ['signals', '-9'],
      ['signals', '-9'],
    ],
    [
      ['decode', '-TERM'],
      ['decode', '-TERM'],
    ],
  ])('%o means %o', (inputs, meant) => {
    expect(withSignalFlags(inputs)).toEqual(meant)
  })
})

describe('the language that is asked for', () => {
  it.each([
    [['1', '--lang', 'zh'], 'zh'],
    [['--lang=zh', '1'], 'zh'],
    [['--lang', 'fr'], undefined],
    [['--lang'], undefined],
    [['1'], undefined],
  ])('of %o is %s', (inputs, language) => {
    expect(languageAsked(inputs)).toBe(language)
  })
})

describe('masks on the command line', () => {
  it('belong to one process when they have names, and each to its own when not', () => {
    const processes = readMasks(['SigCgt=2', '4', 'sigblk:0x8', '1'], 'SigIgn', en)
    expect(processes).toMatchObject([
      [
        { name: 'SigCgt', set: setOf(2) },
        { name: 'SigBlk', set: setOf(4) },
      ],
      [{ name: 'SigIgn', set: setOf(3) }],
      [{ name: 'SigIgn', set: setOf(1) }],
    ])
  })
})

describe('the version', () => {
  it('is that of the package', () => {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
    expect(JSON.parse(manifest).version).toBe(version)
  })
})
