import { describe, expect, it } from 'vitest'
import type { Page } from './page/page.ts'
import { toText } from './text.ts'

const plain = { paint: (text: string) => text }

const page: Page = {
  blocks: [
    { kind: 'lines', lines: ['SIGTERM: dropped.', 'Nothing happens.'] },
    { kind: 'heading', text: 'How' },
    {
      kind: 'table',
      columns: [{}, {}, { wraps: true }],
      rows: [
        ['init', 'NSpid 1', 'the init of its PID namespace, which is protected'],
        ['', 'an init without a handler: dropped, as signal.c has it'],
      ],
    },
  ],
}

describe('toText', () => {
  it('separates blocks by a line, but not a heading from what it heads', () => {
    expect(toText(page, { ...plain, width: 80 })).toBe(
      [
        'SIGTERM: dropped.',
        'Nothing happens.',
        '',
        'How',
        '  init  NSpid 1  the init of its PID namespace, which is protected',
        '        an init without a handler: dropped, as signal.c has it',
        '',
      ].join('\n'),
    )
  })

  it('wraps only the columns that may wrap', () => {
    expect(
      toText(page, { ...plain, width: 44 })
        .split('\n')
        .slice(4, 8),
    ).toEqual([
      '  init  NSpid 1  the init of its PID',
      '                 namespace, which is',
      '                 protected',
      '        an init without a handler: dropped,',
    ])
  })

  it('puts the cells of a row below each other where columns do not fit', () => {
    expect(
      toText(page, { ...plain, width: 30 })
        .split('\n')
        .slice(4, 8),
    ).toEqual(['init', '  NSpid 1', '  the init of its PID', '  namespace, which is'])
  })

  it('sets Chinese in columns as wide as it is', () => {
    const rows = [
      ['权限', '可以'],
      ['init', '命名空间'],
    ]
    const table: Page = { blocks: [{ kind: 'table', columns: [{ head: '步骤' }, {}], rows }] }
    expect(toText(table, { ...plain, width: 80 })).toBe('步骤\n权限  可以\ninit  命名空间\n')
  })

  it('aligns numbers to the right', () => {
    const rows = [['1'], ['10']]
    const table: Page = { blocks: [{ kind: 'table', columns: [{ align: 'right' }], rows }] }
    expect(toText(table, { ...plain, width: 80 })).toBe('   1\n  10\n')
  })

  it('paints what becomes of a signal and nothing else, without moving anything', () => {
    const rows = [['TERM', [{ text: 'dropped', fate: 'dropped' as const }], 'x']]
    const table: Page = { blocks: [{ kind: 'table', columns: [{}, {}, {}], rows }] }
    const paint = (text: string, fate: string) => `<${fate}>${text}</>`
    expect(toText(table, { width: 80, paint })).toBe('  TERM  <dropped>dropped</>  x\n')
  })
})
