import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { subject } from '../subject/here.ts'
import { findProgram } from './find-program.ts'

const directory = mkdtempSync(join(tmpdir(), 'sigwhy-test-'))
const scripts = join(directory, 'scripts')
const programs = join(directory, 'programs')
afterAll(() => rmSync(directory, { recursive: true }))

function put(folder: string, name: string, content: string | Uint8Array, mode: number): void {
  writeFileSync(join(folder, name), content)
  chmodSync(join(folder, name), mode)
}

describe('a program on PATH', async () => {
  const { mkdirSync } = await import('node:fs')
  mkdirSync(scripts)
  mkdirSync(programs)
  put(scripts, 'python3', '#!/bin/sh\nexec python3.12\n', 0o755)
  put(programs, 'python3', subject().file, 0o755)
  put(programs, 'plain', subject().file, 0o644)
  const path = `${scripts}:relative::${programs}`

  it('is the first that is no script', () => {
    expect(findProgram(['python3'], path)).toEqual({
      file: join(programs, 'python3'),
      name: 'python3',
    })
  })

  it('may have other names', () => {
    expect(findProgram(['python4', 'python3'], path)?.name).toBe('python3')
  })

  it('must be executable', () => {
    // Root may read anything, but executes only what somebody may execute.
    expect(findProgram(['plain'], path)).toBeUndefined()
  })

  it('is not looked for in relative directories', () => {
    expect(findProgram(['python3'], 'relative:.')).toBeUndefined()
    copyFileSync(join(programs, 'python3'), join(programs, 'other'))
    expect(findProgram(['other'], `./programs:${programs}`)?.file).toBe(join(programs, 'other'))
  })
})
