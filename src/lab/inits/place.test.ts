import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commandIn, furnish, lastWords } from './place.ts'

const directory = mkdtempSync(join(tmpdir(), 'sigwhy-place-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('the directory of an instance', () => {
  it('is empty of what the last instance left, and has its files', () => {
    const here = join(directory, 'fresh')
    const files = (at: string): Record<string, string> => ({ 'etc/conf': `log ${at}/log` })
    furnish(here, { args: [], files })
    writeFileSync(join(here, 'told'), '')
    writeFileSync(join(here, 'state'), '')
    furnish(here, { args: [], files })
    expect(existsSync(join(here, 'told')) || existsSync(join(here, 'state'))).toBe(false)
    expect(readFileSync(join(here, 'etc/conf'), 'utf8')).toBe(`log ${here}/log`)
  })

  it('keeps what was prepared, but no mark of the last instance', () => {
    const here = join(directory, 'kept')
    const prepare = { names: ['initdb'], args: [] }
    furnish(here, { args: [], prepare })
    writeFileSync(join(here, 'told'), '')
    writeFileSync(join(here, 'state'), '')
    furnish(here, { args: [], prepare })
    expect(existsSync(join(here, 'told'))).toBe(false)
    expect(existsSync(join(here, 'state'))).toBe(true)
  })

  it('is named in the arguments and in the environment', () => {
    const command = commandIn('/here', '/bin/x', { args: (here) => ['-d', here] })
    expect(command).toMatchObject({ args: ['-d', '/here'], environment: { HERE: '/here' } })
  })

  it('holds the last words of a program that did not come up', () => {
    const here = join(directory, 'words')
    furnish(here, { args: [] })
    expect(lastWords(here)).toBeUndefined()
    writeFileSync(join(here, 'errors'), 'first\ncannot bind\n\n')
    expect(lastWords(here)).toBe('cannot bind')
  })
})
