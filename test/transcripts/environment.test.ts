/** What surrounds the program: language, colours, pipes, and the shell that completes its words. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sigwhy } from '../run-cli.ts'

describe('the language', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, '64 个信号'],
    [{ LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8', LC_ALL: '' }, '64 个信号'],
    [{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'The 64 signals'],
    [{ LC_ALL: 'de_DE.UTF-8' }, 'The 64 signals'],
    [{ LC_ALL: 'C' }, 'The 64 signals'],
  ])('follows the locale %o', (environment, said) => {
    expect(sigwhy(['signals'], { environment }).out).toContain(said)
  })

  it('is the one that --lang asks for, whatever the locale', () => {
    const { out } = sigwhy(['signals', '--lang', 'en'], { environment: { LC_ALL: 'zh_CN' } })
    expect(out).toContain('The 64 signals')
  })
})

describe('colours', () => {
  const args = ['decode', '0']

  it('are off where the output is not a terminal', () => {
    expect(sigwhy(args).out).not.toContain('\u001b')
  })

  it('are on with --color or FORCE_COLOR', () => {
    expect(sigwhy([...args, '--color']).out).toContain('\u001b[33mdropped\u001b[39m')
    expect(sigwhy(args, { environment: { FORCE_COLOR: '1' } }).out).toContain('\u001b[33m')
  })

  it('are off with NO_COLOR, unless asked for by name', () => {
    const environment = { NO_COLOR: '1', FORCE_COLOR: '1' }
    expect(sigwhy(args, { environment }).out).not.toContain('\u001b')
    expect(sigwhy([...args, '--color'], { environment }).out).toContain('\u001b')
  })

  it('are off with --no-color, whatever the environment', () => {
    const environment = { FORCE_COLOR: '1' }
    expect(sigwhy([...args, '--no-color'], { environment }).out).not.toContain('\u001b')
  })
})

describe('a reader that leaves', () => {
  it('ends the program without a word', () => {
    const script = '"$0" dist/bin/sigwhy.cjs signals -o json | head -1; echo "$PIPESTATUS"'
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath], {
      encoding: 'utf8',
    })
    expect(stdout).toBe('{\n0\n')
    expect(stderr).toBe('')
  })
})

describe('a closed standard input', () => {
  it('is an empty one', () => {
    const script = '"$0" dist/bin/sigwhy.cjs - <&-'
    const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toContain('nothing on standard input')
  })
})

describe('completion', () => {
  const proposed = (...words: string[]) =>
    sigwhy(['__complete', '--', ...words])
      .out.split('\n')
      .map((line) => line.split('\t')[0])

  it('knows the commands', () => {
    expect(proposed('de')).toContain('decode')
    expect(proposed('lab', '')).toEqual(expect.arrayContaining(['verify', 'tour']))
  })

  it('knows signals, with and without SIG', () => {
    expect(proposed('1', 'TE')).toContain('TERM')
    expect(proposed('1', 'SIGTE')).toContain('SIGTERM')
    expect(proposed('1', 'sigte')).toContain('sigterm')
  })

  it('knows flags', () => {
    expect(proposed('decode', '--a')).toEqual(expect.arrayContaining(['--as', '--arch']))
  })

  it('works in bash, through the printed script', () => {
    const script = `
      sigwhy() { ${JSON.stringify(process.execPath)} dist/bin/sigwhy.cjs "$@"; }
      eval "$(sigwhy completion bash)"
      COMP_WORDS=(sigwhy sign); COMP_CWORD=1
      _sigwhy; echo "\${COMPREPLY[*]}"`
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
    expect(stdout).toBe('signals\n')
  })
})

describe('the bytecode that a run leaves for the next', () => {
  const folder = new URL('../../dist/bin/cache/', import.meta.url)
  const args = ['decode', '0000000000010002']

  it('is used when it is whole, and changes nothing', () => {
    const compiled = sigwhy(args, { environment: { NODE_DISABLE_COMPILE_CACHE: '1' } })
    sigwhy(args)
    expect(existsSync(folder)).toBe(true)
    expect(sigwhy(args)).toEqual(compiled)
  })

  it('is written anew when it is damaged', () => {
    const { out } = sigwhy(args)
    const damaged = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      ({ name }) => name === 'decode.run.cjs',
    )
    for (const { parentPath, name } of damaged) writeFileSync(`${parentPath}/${name}`, 'damaged')
    expect(damaged).not.toEqual([])
    expect(sigwhy(args)).toEqual({ code: 0, out, err: '' })
  })
})

describe('the files of the program', () => {
  const folder = new URL('../../dist/bin/', import.meta.url)
  const files = readdirSync(folder).filter((name) => /\.c?js$/.test(name))

  it.each(files)('%s holds nothing but ASCII, as which it is read', (name) => {
    expect(readFileSync(new URL(name, folder), 'latin1')).not.toMatch(/[^\0-\x7f]/)
  })

  it('know the colon of Chinese keyboards', () => {
    const ran = sigwhy(['-', '-q'], { input: 'Name:\tweb\nSigCgt：0000000000010002\n' })
    expect(ran).toMatchObject({ err: '' })
    expect(ran.out).toContain('web')
  })
})
