import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { observe } from '../../../../test/observe-real.ts'
import { start } from '../../../../test/real-process.ts'
import { has, noSignals, setOf } from '../../../kernel/index.ts'
import { valueOr } from '../../fact.ts'

const source = `package main
import ("fmt"; "os"; "os/signal"; "syscall")
func main() {
	c := make(chan os.Signal, 1)
	switch os.Args[1] {
	case "term": signal.Notify(c, syscall.SIGTERM)
	case "all": signal.Notify(c)
	case "ignore": signal.Ignore(syscall.SIGHUP)
	case "reset":
		signal.Notify(c, syscall.SIGTERM, syscall.SIGINT, syscall.Signal(64), syscall.SIGWINCH)
		signal.Reset(syscall.SIGTERM)
	}
	fmt.Println("ready")
	os.Stdin.Read(make([]byte, 1))
}`

const go = '/usr/bin/go'
const version = (() => {
  try {
    return execFileSync(go, ['version'], { encoding: 'utf8' }).split(' ')[2]
  } catch {
    return undefined
  }
})()

describe.skipIf(version === undefined)('a Go program', () => {
  let folder = ''

  /** Builds it; the same settings are built once. */
  function build(name: string, ...options: readonly string[]): string {
    const program = join(folder, name)
    const env = { ...process.env, GOCACHE: join(folder, 'cache'), GO111MODULE: 'off' }
    execFileSync(go, ['build', ...options, '-o', program, join(folder, 'main.go')], { env })
    return program
  }

  const notifiedBy = async (program: string, word: string) => {
    const { pid } = await start(program, word)
    return observe(pid).program.notified
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sigwhy-go-'))
    writeFileSync(join(folder, 'main.go'), source)
    for (const [name, options] of builds) build(name, ...options)
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const builds = [
    ['fixed', []],
    ['movable', ['-buildmode=pie']],
    ['stripped', ['-ldflags=-s']],
    ['narrow', ['-ldflags=-w']],
  ] as const

  it.each(['fixed', 'movable', 'narrow'])('built %s asked for what it asked for', async (name) => {
    const program = join(folder, name)
    expect(await notifiedBy(program, 'none')).toMatchObject({ value: noSignals })
    expect(await notifiedBy(program, 'ignore')).toMatchObject({ value: noSignals })
    expect(await notifiedBy(program, 'term')).toMatchObject({ value: setOf(15) })
    expect(await notifiedBy(program, 'reset')).toMatchObject({ value: setOf(2, 28, 64) })
    const all = valueOr(await notifiedBy(program, 'all'), noSignals)
    const not = Array.from({ length: 64 }, (_, bit) => bit + 1).filter(
      (signal) => !has(all, signal),
    )
    expect(not).toEqual([9, 19, 32, 33, 34])
  })

  it('that was stripped keeps it to itself', async () => {
    expect(await notifiedBy(join(folder, 'stripped'), 'term')).toMatchObject({
      why: 'absent',
      detail: expect.stringMatching(/runtime\.sig$/),
    })
  })

  it('says by which version it was built, stripped or not, and how it is linked', async () => {
    const elfOf = async (name: string) => {
      const { pid } = await start(join(folder, name), 'none')
      return valueOr(observe(pid).program.elf, undefined)
    }
    expect(await elfOf('fixed')).toEqual({ isStatic: true, goVersion: version })
    expect(await elfOf('stripped')).toEqual({ isStatic: true, goVersion: version })
    expect(await elfOf('movable')).toMatchObject({ goVersion: version })
  })
})
