import { describe, expect, it } from 'vitest'
import { nameIn, unescapeName } from './name.ts'

describe('a command name', () => {
  it('is read behind exactly one tab, with every space of its own', () => {
    expect(nameIn('\t tmux: server ')).toBe(' tmux: server ')
    expect(nameIn('\t\tx')).toBe('\tx')
  })

  it('is read behind the spaces that a copy made of the tab', () => {
    expect(nameIn('   bash')).toBe('bash')
  })

  it.each([
    ['a\\nb', 'a\nb'],
    ['\\\\n', '\\n'],
    ['\\\\\\n', '\\\n'],
    ['\\033[1m', '\x1b[1m'],
    ['\\t\\r\\v\\f\\a\\e\\"', '\t\r\v\f\x07\x1b"'],
    ['C:\\Windows', 'C:\\Windows'],
    ['\\477', '\\477'],
    ['end\\', 'end\\'],
  ])('written %j is %j', (escaped, name) => {
    expect(unescapeName(escaped)).toBe(name)
  })
})
