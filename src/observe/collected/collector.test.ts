import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { collectorModule } from '../../../scripts/docs/collector.ts'
import { observe } from '../../../test/observe-real.ts'
import {
  needsNamespaces,
  needsPython,
  plainEnvironment,
  start,
  startPython,
} from '../../../test/real-process.ts'
import { setOf } from '../../kernel/index.ts'
import { valueOr } from '../fact.ts'
import { observePasted } from '../pasted/observe-pasted.ts'
import { collect, nastyProcess, onlyOf, shells, withoutShell } from './run-collector.fixture.ts'
import { collectorScript } from './script.ts'

const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const isRoot = process.getuid?.() === 0
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']

describe('the script', () => {
  const lines = collectorScript().split('\n')

  it('is the one in collector.sh', () => {
    expect(readFileSync('src/observe/collected/collector.ts', 'utf8')).toBe(collectorModule())
  })

  it('has nothing that a shell on a terminal would take for something else', () => {
    for (const line of lines) {
      expect([line, /[!\t\r]|[^\x20-\x7e]/.test(line)]).toEqual([line, false])
      expect(line.length).toBeLessThan(100)
    }
  })

  it('has no line that is taken for one of what it prints', () => {
    expect(observePasted(collectorScript())).toEqual({
      ok: false,
      error: { code: 'nothing-found' },
    })
  })

  it.skipIf(!has('shellcheck'))('passes shellcheck', () => {
    const ran = spawnSync('shellcheck', ['src/observe/collected/collector.sh'], {
      encoding: 'utf8',
    })
    expect(ran.stdout).toBe('')
  })

  it('asks about the processes that it was made for, unless its arguments name others', () => {
    const script = collectorScript([process.pid])
    const ran = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
    expect(ran.stdout).toContain(`\ntargets ${process.pid}\n`)
    const other = spawnSync('sh', ['-c', script, 'x', '1', 'y'], { encoding: 'utf8' })
    expect(other.stdout).toContain('\ntargets 1\n')
  })
})

describe('every shell', () => {
  beforeEach(needsPython)

  it('prints the same, byte for byte, whatever it is told before', async () => {
    const { pid } = await nastyProcess()
    const expected = withoutShell(collect(['dash'], [pid]))
    expect(expected).toMatch(/^sigwhy-facts 1\n[\s\S]*\nsigwhy-facts end \d+\n$/)
    for (const shell of shells) {
      for (const options of [
        {},
        { flags: ['-e', '-u', '-f'] },
        { environment: { LC_ALL: 'zh_CN.UTF-8', LANG: 'C.UTF-8', IFS: 'a0:' } },
        { before: 'IFS=se; t=x k=y o=z d=/ w=; set -eu; set -o noclobber;' },
        { environment: { LC_ALL: 'C.UTF-8' }, before: 'cd /; umask 777; exec 0<&- 2>&-;' },
      ]) {
        expect([shell, options, withoutShell(collect(shell, [pid], options))]).toEqual([
          shell,
          options,
          expected,
        ])
      }
    }
  })

  it('tells what procfs tells', async () => {
    const real = await nastyProcess()
    const there = onlyOf(collect(['dash'], [real.pid])).tree
    const here = observe(real.pid)
    const { name, commandLine, signalfds, startTime, threads, program } = there.observation
    expect(name).toEqual(here.name)
    expect(name).toMatchObject({ value: 'a\n\x1b[31m) S 1 ' })
    expect(commandLine).toEqual(here.commandLine)
    expect(startTime).toMatchObject({ value: valueOr(here.startTime, -1) })
    expect(signalfds).toEqual(here.signalfds)
    expect(signalfds).toMatchObject({ value: [{ fd: Number(real.said), watchedBy: [4] }] })
    expect(program.limits).toEqual(here.program.limits)
    expect(program.cgroups).toEqual(here.program.cgroups)
    expect(valueOr(program.executable, '')).toBe(valueOr(here.program.executable, '-'))
    expect(threads).toEqual(here.threads)
    expect(valueOr(threads, []).map(({ awaited }) => awaited)).toMatchObject([
      { value: setOf() },
      { value: setOf(12) },
    ])
    const [child] = valueOr(there.children, [])
    const pid = valueOr(child?.observation.pid ?? there.observation.tracer, 0)
    expect(child?.observation.commandLine).toEqual(observe(pid).commandLine)
  })

  it.skipIf(!isRoot)(
    'tells what is left to somebody else, and says the rest is not permitted',
    async () => {
      const { pid } = await nastyProcess()
      const expected = withoutShell(collect(['dash'], [pid], { by: nobody }))
      for (const shell of shells) {
        expect(withoutShell(collect(shell, [pid], { by: nobody }))).toBe(expected)
      }
      const { tree, collection } = onlyOf(expected)
      const { signals, threads, signalfds, program, commandLine } = tree.observation
      const refused = { known: false, why: 'not-permitted' }
      expect(signals.caught.known && commandLine.known).toBe(true)
      expect(signalfds).toMatchObject(refused)
      expect(program.executable).toMatchObject(refused)
      expect(valueOr(threads, []).map(({ call, awaited }) => [call, awaited])).toMatchObject([
        [refused, refused],
        [refused, refused],
      ])
      expect(collection?.reader.user.known).toBe(false)
      const itself = onlyOf(collect(['dash'], [pid], { by: nobody })).collection?.reader.user
      expect(itself).toMatchObject({ value: { real: 65534, capKill: false } })
    },
  )

  it('loses the arguments only where it can neither tell them apart nor find tr', async () => {
    const { pid } = await start('sh', '-c', 'echo; read x', 'two words')
    const bare = { before: 'PATH=/nowhere;' }
    for (const shell of shells) {
      const { commandLine } = onlyOf(collect(shell, [pid], bare)).tree.observation
      const isDash = shell[0] === 'dash'
      expect([shell, commandLine]).toEqual([
        shell,
        expect.objectContaining(isDash ? { why: 'absent' } : { known: true }),
      ])
    }
  })

  it('leaves nothing behind in the shell that it is pasted into', () => {
    for (const shell of shells) {
      const [command = '', ...flags] = shell
      const look =
        'set | grep -v -e "^BASH" -e "^LINENO" -e "^RANDOM" -e "^SECONDS" -e "^_=" -e "^PIPE" -e "^EPOCH" -e "^SRANDOM"; echo "$-"; pwd; umask; trap\n'
      const ran = spawnSync(command, [...flags, '-s'], {
        input: `${look}echo ----\n${collectorScript()}echo ----\n${look}`,
        encoding: 'utf8',
        env: plainEnvironment,
        maxBuffer: 2 ** 26,
      })
      const parts = ran.stdout.split('----\n')
      expect([shell, parts.length, ran.stderr]).toEqual([shell, 3, ''])
      expect([shell, parts[2]]).toEqual([shell, parts[0]])
    }
  })

  it.skipIf(!has('strace'))('opens nothing to write, runs nothing and signals nobody', async () => {
    const { pid } = await start('sh', '-c', 'echo; read x')
    for (const [command = '', ...flags] of shells) {
      const calls = 'trace=open,openat,creat,execve,kill,tkill,tgkill,unlink,mkdir,rename,ptrace'
      const words = [
        '-f',
        '-qq',
        '-e',
        calls,
        '-e',
        'signal=none',
        command,
        ...flags,
        '-c',
        collectorScript(),
      ]
      const { stderr } = spawnSync('strace', [...words, 'sigwhy', String(pid)], {
        encoding: 'utf8',
      })
      const told = stderr
        .split('\n')
        .filter((line) => line.includes('(') && !/O_RDONLY|"\/dev\/tty"/.test(line))
      const programs = told.flatMap((line) => /execve\("[^"]*\/([^"/]+)"/.exec(line)?.[1] ?? [])
      expect(told.filter((line) => !line.includes('execve('))).toEqual([])
      // dash has no read -d.
      const expected =
        command === 'dash' ? [command, ...programs.slice(1).map(() => 'tr')] : [command]
      expect(programs).toEqual(expected)
    }
  })
})

describe('what is large, or moves', () => {
  beforeEach(needsPython)

  it('is cut where there are too many processes, and says so', async () => {
    const { pid } = await startPython(`
import ctypes, os, time
for _ in range(200):
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(1, 9)
        time.sleep(1000)
print('ready', flush=True)
time.sleep(1000)`)
    const text = collect(['dash'], [pid])
    expect(text).toContain('\ncut 137\n')
    const { tree, collection } = onlyOf(text)
    expect(collection?.leftOut).toBe(137)
    expect(tree.children).toMatchObject({ known: false, why: 'not-asked' })
    expect(text.length).toBeLessThan(100_000)
    expect(withoutShell(collect(['bash'], [pid]))).toBe(withoutShell(text))
  })

  it('has the ids of all threads, and all about a thousand of them', async () => {
    const { pid } = await startPython(`
import threading, time
threading.stack_size(65536)
for _ in range(1100):
    threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print('ready', flush=True)
time.sleep(1000)`)
    const { threads } = onlyOf(collect(['dash'], [pid])).tree.observation
    const rows = valueOr(threads, [])
    expect(rows).toHaveLength(1101)
    expect(rows[0]?.tid).toBe(pid)
    expect(rows.filter(({ state }) => state.known)).toHaveLength(1000)
  })

  it('is read whole although children come and go all the time', async () => {
    const { pid } = await start('bash', '-c', 'echo; while :; do /bin/true; done')
    for (const shell of shells) {
      const text = collect(shell, [pid])
      const result = observePasted(text)
      expect([shell, result.ok && result.notes]).toEqual([shell, []])
      expect(onlyOf(text).tree.observation.name).toMatchObject({ value: 'bash' })
    }
  })
})

describe('another /proc', () => {
  beforeEach(needsNamespaces)

  const within =
    (mount: string) => (shell: readonly string[], by: readonly string[], pid: number) =>
      collect(shell, [pid], {
        by: ['unshare', '--mount', 'sh', '-c', `${mount} && exec "$@"`, 'sh', ...by],
      })

  it('that hides processes has none', () => {
    const text = within('mount -t proc -o hidepid=2 proc /proc')(['dash'], nobody, 1)
    expect(observePasted(text)).toEqual({
      ok: false,
      error: { code: 'nothing-collected', pids: [1], isBlind: false },
    })
  })

  it('that is none is said to be none', () => {
    for (const shell of shells) {
      const text = within('mount -t tmpfs none /proc')(shell, [], 1)
      expect([shell, observePasted(text)]).toEqual([
        shell,
        { ok: false, error: { code: 'nothing-collected', pids: [1], isBlind: true } },
      ])
    }
  })

  it('shows the init of a namespace as that', () => {
    for (const shell of shells) {
      const by = ['unshare', '--pid', '--fork', '--mount-proc', 'sh', '-c', '"$@" & wait', 'sh']
      const text = collect(shell, [1], { by })
      expect([shell, onlyOf(text).tree.observation.init]).toEqual([
        shell,
        expect.objectContaining({ value: 'namespace' }),
      ])
    }
  })
})
