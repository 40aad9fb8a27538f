import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bytecodeFor } from './bytecode.ts'
import { buildId, cachedBytecode, keepBytecode } from './bytecode-cache.ts'
import { noBpf } from './support.fixture.ts'

const bytecode = { program: Uint8Array.of(0x95, 0, 0, 0, 0, 0, 0, 0), iterator: 4711 }

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sigwhy-bytecode-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

describe('bytecode that is kept', () => {
  it('is found again for the same build of the kernel, in a folder that is made', () => {
    const path = join(folder(), 'a', 'b')
    keepBytecode(path, 'abc', bytecode)
    expect(cachedBytecode(path, 'abc')).toEqual(bytecode)
    expect(cachedBytecode(path, 'abd')).toBeUndefined()
    expect(readdirSync(path)).toHaveLength(1)
    expect(statSync(join(path, readdirSync(path)[0] ?? '')).mode & 0o777).toBe(0o600)
  })

  it('is not believed when it is cut off, or is something else', () => {
    const path = folder()
    keepBytecode(path, 'abc', bytecode)
    const file = join(path, readdirSync(path)[0] ?? '')
    const whole = readFileSync(file)
    for (let length = 0; length < whole.length; length++) {
      truncateSync(file, length)
      expect(cachedBytecode(path, 'abc')).toBeUndefined()
      writeFileSync(file, whole)
    }
    writeFileSync(
      file,
      whole.map((byte) => byte ^ 1),
    )
    expect(cachedBytecode(path, 'abc')).toBeUndefined()
  })

  it('is neither kept nor believed where others may write', () => {
    const path = folder()
    keepBytecode(path, 'abc', bytecode)
    chmodSync(path, 0o777)
    expect(cachedBytecode(path, 'abc')).toBeUndefined()
    keepBytecode(path, 'other', bytecode)
    expect(readdirSync(path)).toHaveLength(1)
  })

  it.skipIf(process.getuid?.() !== 0)('is not believed when it is somebody else’s', () => {
    const path = folder()
    keepBytecode(path, 'abc', bytecode)
    chownSync(join(path, readdirSync(path)[0] ?? ''), 65534, 65534)
    expect(cachedBytecode(path, 'abc')).toBeUndefined()
  })

  it('is not kept where that is impossible, and nothing is left there', () => {
    const path = join(folder(), 'file')
    writeFileSync(path, '')
    keepBytecode(path, 'abc', bytecode)
    keepBytecode(join(path, 'below'), 'abc', bytecode)
    expect(cachedBytecode(path, 'abc')).toBeUndefined()
    expect(readFileSync(path, 'utf8')).toBe('')
  })
})

describe.skipIf(noBpf)('the program for this kernel', () => {
  it('is the same from the cache as it is assembled', () => {
    const cacheDirectory = folder()
    const first = bytecodeFor({ cacheDirectory })
    const second = bytecodeFor({ cacheDirectory })
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
    expect(buildId()).toMatch(/^[0-9a-f]{16,}$/)
    expect(readdirSync(cacheDirectory)[0]).toContain(buildId())
  })
})

describe('a build id', () => {
  it('is absent where there are no notes, or other notes only', () => {
    const path = join(folder(), 'notes')
    expect(buildId(path)).toBeUndefined()
    writeFileSync(path, 'not a note')
    expect(buildId(path)).toBeUndefined()
    writeFileSync(path, Buffer.from('0600000004000000000100004c696e757800000000000000', 'hex'))
    expect(buildId(path)).toBeUndefined()
    const gnu = '0400000002000000030000004744550000000000'
    writeFileSync(
      path,
      Buffer.from(gnu.replace('474455', '474e55').replace(/0000$/, 'abcd'), 'hex'),
    )
    expect(buildId(path)).toBe('0000')
  })
})
