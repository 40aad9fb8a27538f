import { beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../../../test/fixture.ts'
import { observePasted } from '../pasted/observe-pasted.ts'

const text = fixture('collected/tini-shell-sleep.txt')

function read(pasted: string) {
  const result = observePasted(pasted)
  if (!result.ok) throw new Error(result.error.code)
  const [{ tree }] = result.processes
  return { tree, notes: result.notes, count: result.processes.length }
}

describe('what the collector printed', () => {
  let tree: unknown
  beforeAll(() => {
    tree = read(text).tree
  })

  it('is a tree of processes, with the numbers of that machine', () => {
    const { tree, notes } = read(text)
    expect(notes).toEqual([])
    expect(tree.observation).toMatchObject({
      source: 'collected',
      pid: { value: 1 },
      name: { value: 'tini' },
      commandLine: { value: ['tini', '--', 'sh', '-c', 'sleep 1000; true'] },
      init: { value: 'namespace' },
      signals: { family: { value: 'generic' } },
    })
  })

  it.each([
    ['from Windows', (all: string) => all.replaceAll('\n', '\r\n')],
    ['quoted in mail', (all: string) => all.replaceAll(/^/gm, '> ')],
    ['indented in a chat', (all: string) => all.replaceAll(/^/gm, '    ')],
    ['labelled by an engine', (all: string) => all.replaceAll(/^/gm, 'web-1  | ')],
    ['with spaces at the ends of lines', (all: string) => all.replaceAll('\n', '   \n')],
    ['among prompts', (all: string) => `/ # (\n> set +e\n> )\n${all}/ # exit\n`],
    ['broken by a narrow terminal', (all: string) => all.replaceAll(/^(.{50})(?=.)/gm, '$1\n')],
    ['in colours', (all: string) => all.replaceAll(/^Sig/gm, '\x1b[01;31mSig\x1b[m')],
  ])('is the same %s', (_, changed) => {
    expect(changed(text)).not.toBe(text)
    expect(read(changed(text))).toEqual({ tree, notes: [], count: 1 })
  })

  it('may come several times, with status files between', () => {
    const { count, notes } = read(
      `${text}$ cat x\nName:\tx\nState:\tS (sleeping)\nSigCgt:\t0000000000004000\n${text}`,
    )
    expect([count, notes]).toEqual([3, []])
  })

  it('is never taken for whole where it breaks off, wherever that is', () => {
    const masks = text.indexOf('SigCgt')
    for (let end = text.indexOf('\nprocess'); end < text.length - 1; end += 7) {
      const result = observePasted(text.slice(0, end))
      if (!result.ok) continue
      expect(result.notes).toContainEqual({ code: 'collected-cut', line: 1 })
      const [{ tree: cut }] = result.processes
      const { signals, threads, commandLine } = cut.observation
      expect(signals.caught.known).toBe(end > masks + 'SigCgt: 0000000000000000'.length)
      if (commandLine.known) expect(commandLine.value).toHaveLength(5)
      if (threads.known) expect(threads.value).toHaveLength(1)
      if (cut.children.known) expect(cut.children.value).toHaveLength(1)
    }
  })

  it('says how many lines it lacks', () => {
    const lacking = text.replace(/^limit .*\n/m, '')
    expect(read(lacking).notes).toEqual([{ code: 'collected-damaged', line: 1, missing: 1 }])
  })

  it('of a newer version is read as the status files that are in it', () => {
    const { tree: newer, notes } = read(text.replace('sigwhy-facts 1', 'sigwhy-facts 2'))
    expect(notes).toContainEqual({ code: 'collected-newer', line: 1, version: 2 })
    expect(newer.observation).toMatchObject({ source: 'pasted', name: { value: 'tini' } })
  })

  it('says which processes there were not', () => {
    const asked = text.replace('targets 1\n', 'targets 1 99\n')
    expect(read(asked).notes).toEqual([{ code: 'collected-absent', line: 1, pid: 99 }])
  })

  it('of a kernel that prints less has less that is known', () => {
    const poor = text.replaceAll(/^(NS\w+|Sig\w+|ShdPnd|Kthread|CoreDumping|Seccomp):.*\n/gm, '')
    const { tree: gvisor } = read(poor)
    expect(gvisor.observation.signals.caught).toMatchObject({ known: false, why: 'absent' })
    expect(gvisor.observation.init).toMatchObject({ known: false, why: 'absent' })
    expect(gvisor.observation.commandLine.known).toBe(true)
  })
})
