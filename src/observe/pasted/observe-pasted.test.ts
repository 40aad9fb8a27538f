import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { fixture } from '../../../test/fixture.ts'
import { noSignals, setOf } from '../../kernel/index.ts'
import { known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { parseStatus } from '../status/parse-status.ts'
import { observePasted, type PasteOptions } from './observe-pasted.ts'

const bash = fixture('status/linux-6.18-bash.txt')
const inside = fixture('status/linux-6.18-namespace-init-from-inside.txt')

function all(text: string, options?: PasteOptions): readonly Observation[] {
  const result = observePasted(text, options)
  if (!result.ok) throw new Error(result.error.code)
  return result.observations
}

function one(text: string, options?: PasteOptions): Observation {
  const [first, ...others] = all(text, options)
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} processes`)
  return first
}

function notes(text: string): unknown {
  const result = observePasted(text)
  return result.ok ? result.notes : result
}

describe('a whole status, pasted', () => {
  it('is observed with the lines it was read from', () => {
    const { signals, name, source } = one(bash)
    expect(source).toBe('pasted')
    expect(name).toEqual(known('bash', 'pasted text, line 1, Name'))
    expect(signals.caught).toEqual(known(setOf(15, 17), 'pasted text, line 43, SigCgt'))
    expect(signals.family).toEqual(unknown('not-asked'))
    expect(notes(bash)).toEqual([])
  })

  it('says nothing of what is not in a status', () => {
    const { signalfd, startTime, commandLine, pidNamespace } = one(bash)
    expect([signalfd, startTime, commandLine, pidNamespace]).toEqual(
      Array.from({ length: 4 }, () => unknown('not-asked')),
    )
  })

  it('may be an init, of which namespace nobody can say', () => {
    expect(one(inside).init).toEqual(unknown('not-asked'))
    expect(one(fixture('status/linux-6.18-namespace-init-from-outside.txt')).init).toMatchObject({
      value: 'namespace',
    })
    expect(one(bash).init).toMatchObject({ value: 'no' })
    expect(one(fixture('status/composed-linux-2.6.32-init.txt')).init).toMatchObject({
      why: 'absent',
    })
  })

  it('may come with a prompt, quoted, indented, with spaces for tabs, from Windows', () => {
    const same = one(bash)
    const facts = (text: string) => inspect(one(text), { depth: 9 }).replaceAll(/line \d+/g, 'line')
    for (const text of [
      `root@web-0:/# cat /proc/${same.pid.known && same.pid.value}/status\n${bash}root@web-0:/# `,
      bash.replaceAll('\t', '        '),
      bash.replaceAll(/^/gm, '> '),
      bash.replaceAll(/^/gm, '    '),
      bash.replaceAll('\n', '\r\n'),
      `\ufeff${bash}`,
      bash.replaceAll(/^/gm, 'web-1  | '),
      bash.replaceAll(/^(Sig|Shd)/gm, '\x1b[01;31m\x1b[K$1\x1b[m'),
    ]) {
      expect(facts(text)).toBe(facts(bash))
    }
  })

  it('may stand among what kubectl and docker print', () => {
    const text = `Name:             web-0
Namespace:        default
State:            Running
$ kubectl exec web-0 -- cat /proc/1/status
Defaulted container "web" out of: web, sidecar
${inside.replaceAll('\t', '  ')}$ docker inspect web
        "State": { "Status": "running", "Pid": 4711 },
        "Name": "/web",
`
    const { name, pid, state, signals } = one(text)
    expect(name).toMatchObject({ value: 'sh' })
    expect(pid).toMatchObject({ value: 1 })
    expect(state.known).toBe(true)
    expect(signals.caught.known).toBe(true)
  })

  it('keeps a name that looks like something else', () => {
    const forged = one(fixture('status/linux-6.18-forged-name.txt'))
    expect(forged.name).toMatchObject({ value: 'a\nSigCgt:\\\t\r1' })
    const nasty = one(bash.replace('Name:\tbash', 'Name:\tSigCgt=0x1'))
    expect(nasty.name).toMatchObject({ value: 'SigCgt=0x1' })
    expect(nasty.signals.caught).toMatchObject({ value: setOf(15, 17) })
  })

  it('of gVisor has no masks, and is a process all the same', () => {
    const { name, signals } = one(fixture('status/composed-gvisor-sleep.txt'))
    expect(name).toMatchObject({ value: 'sleep' })
    expect(signals.caught).toEqual(unknown('absent', 'pasted text, SigCgt'))
  })

  it('of a thread has the handlers of its process, but not its mask', () => {
    const thread = fixture('status/linux-6.18-node-thread.txt')
    const facts = parseStatus(thread, 'x')
    const { pid, signals, state } = one(thread)
    expect(pid).toMatchObject({ value: facts.threadGroup.known && facts.threadGroup.value })
    expect(signals.caught.known).toBe(true)
    expect(signals.blocked).toMatchObject({ known: false, why: 'not-asked' })
    expect(state.known).toBe(false)
    expect(notes(thread)).toEqual([{ code: 'thread', line: 1 }])
  })
})

describe('several processes, pasted together', () => {
  it('are told apart by their names', () => {
    const names = all(bash + inside + bash).map(({ name }) => name.known && name.value)
    expect(names).toEqual(['bash', 'sh', 'bash'])
  })

  it('are told apart by the files that grep names', () => {
    const text = `/proc/1/status:SigBlk:\t0000000000000000
/proc/1/status:SigCgt:\t0000000000004000
/proc/7/status:SigBlk:\t0000000000000001
/proc/7/status:SigCgt:\t0000000000000000
`
    const [first, second, ...others] = all(text)
    expect(others).toEqual([])
    expect(first?.pid).toEqual(known(1, 'pasted text, line 1, /proc/1/status'))
    expect(first?.signals.caught).toMatchObject({ value: setOf(15) })
    expect(second?.pid).toMatchObject({ value: 7 })
    expect(second?.signals.blocked).toEqual(known(setOf(1), 'pasted text, line 3, SigBlk'))
  })

  it('are told apart by what is asked at the prompt, and by labels of containers', () => {
    const asked = `# grep SigCgt /proc/1/status
SigCgt:\t0000000000004000
# grep SigIgn /proc/1/status
SigIgn:\t0000000000000001
# grep SigBlk /proc/2/status
SigBlk:\t0000000000000002
`
    expect(all(asked).map(({ pid }) => pid.known && pid.value)).toEqual([1, 2])
    expect(all(asked)[0]?.signals.ignored).toMatchObject({ value: setOf(1) })
    const labelled = 'a-1  | SigCgt: 0000000000004000\nb-1  | SigBlk: 0000000000000000\n'
    expect(all(labelled)).toHaveLength(2)
  })

  it('are told apart where a field comes again', () => {
    const text = 'SigBlk: 0000000000000000\nSigCgt: 0000000000000001\n'
    const again = text.replace('1\n', '2\n')
    expect(all(text + again).map(({ signals }) => signals.caught)).toMatchObject([
      { value: setOf(1) },
      { value: setOf(2) },
    ])
  })

  it('are one where an article only repeats a mask', () => {
    expect(all(`${bash}\nLook at this line:\n\nSigCgt:\t0000000000014000\n`)).toHaveLength(1)
  })
})

describe('masks alone', () => {
  it('are what grep Sig prints', () => {
    const { signals, pid, users } = one(`SigQ:\t3/96365
SigPnd:\t0000000000000000
SigBlk:\t0000000000010000
SigIgn:\t0000000000000004
SigCgt:\t0000000000004002`)
    expect(signals.caught).toEqual(known(setOf(2, 15), 'pasted text, line 5, SigCgt'))
    expect(signals.sharedPending).toEqual(unknown('absent', 'pasted text, ShdPnd'))
    expect(pid).toMatchObject({ why: 'absent' })
    expect(users).toMatchObject({ why: 'absent' })
  })

  it.each([
    'SigCgt:\t0000000000004000',
    'SigCgt: 0000000000004000',
    'sigcgt=0x0000000000004000',
    'SIGCGT 0000000000004000',
    'the line "SigCgt:  0000000000004000", says the article.',
    '| `SigCgt` | `0000000000004000` |',
    '{"SigBlk":"0000000000000000","SigCgt":"0000000000004000"}',
    'SigBlk: 0000000000000000, SigIgn: 0000000000000000, SigCgt: 0000000000004000.',
    '进程的 SigCgt：0000000000004000，表示捕获了 SIGTERM',
  ])('stand in %j', (text) => {
    expect(one(text).signals.caught).toMatchObject({ value: setOf(15) })
    expect(notes(text)).toEqual([])
  })

  it.each(['SigCgt=4000', 'SigCgt: 0x4000', 'sigcgt=0x4000'])('may be typed short: %j', (text) => {
    expect(one(text).signals.caught).toMatchObject({ value: setOf(15) })
    expect(notes(text)).toEqual([{ code: 'short-mask', line: 1 }])
  })

  it.each([
    'SigCgt:\t000000000000400',
    'SigCgt:\t0000000000004000f',
    'SigCgt: 00000000…',
    'SigCgt: 00000000...',
    'SigCgt 4000',
  ])('are not believed when they are cut: %j', (text) => {
    expect(one(text).signals.caught).toMatchObject({ known: false, why: 'malformed' })
  })

  it.each([
    'The SigCgt mask shows handlers.',
    'SigCgt: caught signals',
    'SigCgtX: 0000000000004000',
    'CapEff:\t000001ffffffffff',
  ])('are not in %j', (text) => {
    expect(observePasted(text)).toEqual({ ok: false, error: { code: 'nothing-found' } })
  })
})

describe('a mask without a label', () => {
  it('is taken for SigCgt, or for what the caller says, and that is noted', () => {
    expect(one('fffffffe7fc1feff').signals.caught.known).toBe(true)
    expect(one('fffffffe7fc1feff').signals.blocked.known).toBe(false)
    expect(notes('fffffffe7fc1feff')).toEqual([{ code: 'bare-mask', line: 1, taken: 'SigCgt' }])
    expect(one('0000000000000004', { bareMask: 'SigIgn' }).signals.ignored).toMatchObject({
      value: setOf(3),
      from: 'pasted text, line 1, SigIgn',
    })
  })

  it('may be short when it is the only word', () => {
    expect(one(' 0x4e8\n').signals.caught).toMatchObject({ value: setOf(4, 6, 7, 8, 11) })
    expect(notes('4e8')).toEqual([
      { code: 'bare-mask', line: 1, taken: 'SigCgt' },
      { code: 'short-mask', line: 1 },
    ])
  })

  it('is found in a sentence in its full width only', () => {
    expect(one('\nwhat does 0x0000000000004000 mean?').signals.caught).toEqual(
      known(setOf(15), 'pasted text, line 2, SigCgt'),
    )
    expect(observePasted('what does 4e8 mean, or cafe?')).toMatchObject({ ok: false })
    expect(observePasted(`commit ${'0123456789abcdef'.repeat(2)}01234567`)).toMatchObject({
      ok: false,
    })
  })
})

describe('the family of a pasted mask', () => {
  const mips = fixture('status/composed-mips-4.14-procd.txt')

  it('is MIPS where there are 128 signals, and else what somebody says', () => {
    expect(one(mips).signals.family).toMatchObject({ value: 'mips' })
    expect(one(bash, { family: 'sparc' }).signals.family).toEqual(known('sparc', 'as told'))
    expect(one(mips, { family: 'mips' }).signals.family).toEqual(known('mips', 'as told'))
  })

  it('contradicted by the width leaves no mask to believe', () => {
    for (const [text, family] of [
      [mips, 'generic'],
      [bash, 'mips'],
    ] as const) {
      const { signals } = one(text, { family })
      expect(signals.family).toMatchObject({ known: false, why: 'malformed' })
      expect(signals.caught).toEqual(signals.family)
    }
  })
})

describe('a table of ps', () => {
  it('has the masks of each process', () => {
    const text = `$ ps -eo pid,pending,blocked,ignored,caught,comm
    PID          PENDING          BLOCKED          IGNORED           CAUGHT COMMAND
      1 0000000000000800 0000000000010000 0000000000001000 0000000180004a02 bash
   4711 0000000000000000 0000000000000000 0000000000000000 0000000000000000 kworker/0:1
$ `
    const [first, second, ...others] = all(text)
    expect(others).toEqual([])
    expect(first?.signals.sharedPending).toMatchObject({ value: setOf(12) })
    expect(first?.signals.pending).toMatchObject({ known: false, why: 'absent' })
    expect(first?.signals.caught).toMatchObject({ value: setOf(2, 10, 12, 15, 32, 33) })
    expect(first?.signals.blocked).toMatchObject({ value: setOf(17) })
    expect(first?.name).toMatchObject({ value: 'bash' })
    expect(second?.pid).toEqual(known(4711, 'pasted text, line 4, Pid'))
    expect(second?.name).toMatchObject({ value: 'kworker/0:1' })
  })

  it('on a narrow screen has only what procps could print', () => {
    const text = `  UID   PID   PENDING   BLOCKED   IGNORED    CAUGHT STAT TTY        TIME COMMAND
    0 31428  00000000  00000000  01001006 <00000200 Ss   ?          0:00 /root/.
`
    const { signals, state, name } = one(text)
    expect(signals.ignored).toMatchObject({ value: setOf(2, 3, 13, 25) })
    expect(signals.caught).toMatchObject({ known: false, why: 'malformed' })
    expect(state).toMatchObject({ value: 'S' })
    expect(name.known).toBe(false)
  })

  it('of threads counts their leaders only', () => {
    const text = `  PID   LWP          PENDING          BLOCKED           CAUGHT CMD
    7     7 0000000000000001 0000000000000001 0000000000004000 node
    7     9 0000000000000000 0000000000000003 0000000000004000 libuv-worker
`
    const { signals } = one(text)
    expect(signals.blocked).toMatchObject({ value: setOf(1) })
    expect(signals.sharedPending).toMatchObject({ known: false })
  })
})

describe('a text without any process', () => {
  it('is said to be empty, or to have nothing in it', () => {
    expect(observePasted(' \n\n')).toEqual({ ok: false, error: { code: 'nothing-pasted' } })
    expect(observePasted('hello\nworld 42')).toEqual({
      ok: false,
      error: { code: 'nothing-found' },
    })
    expect(observePasted('cat: /proc/1/status: Permission denied')).toMatchObject({ ok: false })
  })
})

describe('a text that ends too early', () => {
  it('has no first mask when that may be half of one of MIPS', () => {
    const half = bash.slice(0, bash.indexOf('\nShdPnd'))
    expect(one(half).signals.pending).toMatchObject({ known: false, why: 'malformed' })
    expect(one(`${half}\n`).signals.pending).toMatchObject({ value: noSignals })
  })
})
