import { describe, expect, it } from 'vitest'
import { setOf, signalTable } from '../kernel/index.ts'
import { compactNames, longName, shortName } from './signal-names.ts'

const table = signalTable()

describe('the names of signals', () => {
  it('are those that people type', () => {
    expect(longName(15, table)).toBe('SIGTERM')
    expect(shortName(15, table)).toBe('TERM')
    expect(shortName(37, table)).toBe('RTMIN+3')
    expect(shortName(32, table)).toBe('32')
  })
})

describe('compactNames', () => {
  it('names each standard signal', () => {
    expect(compactNames(setOf(2, 17), table)).toEqual(['INT', 'CHLD'])
  })

  it('makes a range of three real-time signals in a row, not of two', () => {
    expect(compactNames(setOf(40, 41, 42), table)).toEqual(['RTMIN+6–RTMIN+8'])
    expect(compactNames(setOf(40, 41), table)).toEqual(['RTMIN+6', 'RTMIN+7'])
  })

  it('keeps the signals of the C library out of the range', () => {
    expect(compactNames(table.all, table).slice(-3)).toEqual(['32', '33', 'RTMIN–RTMAX'])
  })

  it('makes no ranges of standard signals', () => {
    expect(compactNames(setOf(1, 2, 3), table)).toEqual(['HUP', 'INT', 'QUIT'])
  })

  it('is empty for no signals', () => {
    expect(compactNames([], table)).toEqual([])
  })
})
