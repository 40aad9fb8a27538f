import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readInRoot } from './read-in-root.ts'

const outside = mkdtempSync(join(tmpdir(), 'sigwhy-root-'))
const root = join(outside, 'root')
mkdirSync(join(root, 'etc/deep'), { recursive: true })
writeFileSync(join(outside, 'secret'), 'outside')
writeFileSync(join(root, 'secret'), 'inside')
writeFileSync(join(root, 'etc/os-release'), 'Linux')
const link = (target: string, name: string) => symlinkSync(target, join(root, name))
link('/etc/os-release', 'absolute')
link('../../../../../secret', 'etc/deep/upwards')
link('/etc', 'folder')
link('deep/../os-release', 'etc/relative')
link('loop', 'loop')
link('/nothing', 'dangling')
execFileSync('mkfifo', [join(root, 'fifo')])

afterAll(() => rmSync(outside, { recursive: true }))

const read = (path: string, from = root, isRight = true) => {
  const result = readInRoot(from, path, () => isRight)
  return result.ok ? Buffer.from(result.bytes).toString() : result.errno
}

describe.skipIf(process.platform !== 'linux')('a file in another root', () => {
  it.each([
    ['/etc/os-release', 'Linux'],
    ['etc//./os-release', 'Linux'],
    ['/absolute', 'Linux'],
    ['/folder/os-release', 'Linux'],
    ['/folder/relative', 'Linux'],
    ['/etc/deep/../os-release', 'Linux'],
  ])('is found at %s', (path, content) => {
    expect(read(path)).toBe(content)
  })

  it.each(['/../secret', '/etc/deep/upwards', '/etc/../../../secret', '/folder/../../secret'])(
    'is never outside of it, as by %s',
    (path) => {
      expect(read(path)).toBe('inside')
    },
  )

  it.each([
    ['/nothing', 'ENOENT'],
    ['/dangling', 'ENOENT'],
    ['/loop', 'ELOOP'],
    ['/etc', 'EISDIR'],
    ['/', 'EISDIR'],
    ['/secret/more', 'ENOTDIR'],
    ['/fifo', 'ENXIO'],
  ])('is not there at %s: %s', (path, errno) => {
    expect(read(path)).toBe(errno)
  })

  it('is not read where the root is gone, or belongs to somebody else by now', () => {
    expect(read('/secret', join(outside, 'gone'))).toBe('ESRCH')
    expect(read('/secret', root, false)).toBe('ESRCH')
  })

  it('leaves nothing open', () => {
    const open = () => readdirSync('/proc/self/fd').length
    const before = open()
    for (const path of ['/etc/deep/upwards', '/loop', '/nothing', '/fifo']) read(path)
    expect(open()).toBe(before)
  })

  it('is never outside while somebody exchanges a folder for a link', async () => {
    const swapper = `const fs = require('fs'); process.chdir(${JSON.stringify(root)})
      fs.mkdirSync('real', { recursive: true }); fs.writeFileSync('real/secret', 'inside'); fs.symlinkSync('../', 'link')
      process.stdout.write('ready')
      for (const end = Date.now() + 1000; Date.now() < end; ) {
        fs.renameSync('real', 'away'); fs.renameSync('link', 'real')
        fs.renameSync('real', 'link'); fs.renameSync('away', 'real')
      }`
    const child = spawn(process.execPath, ['-e', swapper], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const seen = new Set<string>()
    while (child.exitCode === null) {
      for (let count = 0; count < 500; count++) seen.add(read('/real/secret'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await ended
    expect(seen).not.toContain('outside')
    expect(seen).toContain('inside')
  })
})
