import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { findCommand } from './find-command.ts'

const directory = mkdtempSync(join(tmpdir(), 'sigwhy-find-'))
afterAll(() => rmSync(directory, { recursive: true }))

function script(name: string, text: string, mode = 0o755): string {
  const file = join(directory, name)
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

describe('finding the command of a row', () => {
  it('takes a script of an interpreter, and passes over one of a shell', () => {
    const file = script('sw-tool', '#!/usr/bin/env python3\n')
    script('sw-shim', '#!/usr/bin/env bash\n')
    script('sw-sh', '#!/bin/sh -e\n')
    vi.stubEnv('PATH', directory)
    expect(findCommand(['sw-shim', 'sw-sh', 'sw-tool'])).toEqual({ file, name: 'sw-tool' })
    expect(findCommand(['sw-shim', 'sw-sh'])).toBeUndefined()
    vi.unstubAllEnvs()
  })

  it('takes whatever a path names, if it may be executed', () => {
    const file = script('sw-path', '#!/bin/sh\n')
    expect(findCommand([file])).toEqual({ file, name: file })
    expect(findCommand([script('sw-plain', 'text', 0o644)])).toBeUndefined()
  })
})
