import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { observe } from '../../../test/observe-real.ts'
import { start, startPython } from '../../../test/real-process.ts'
import { noSignals } from '../../kernel/index.ts'
import { unknown, valueOr } from '../fact.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sigwhy-motion-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.runIf(process.platform === 'linux')(
  'a process that becomes another program all the time',
  () => {
    it('is never taken for two at once', async () => {
      const [one, other] = [join(folder, 'one'), join(folder, 'other')]
      writeFileSync(one, `exec bash ${other}\n`)
      writeFileSync(other, `exec sh ${one}\n`)
      const { pid } = await start('bash', '-c', `echo; exec sh ${one}`)
      let moving = 0
      for (let round = 0; round < 60; round++) {
        const { commandLine, program, threads } = observe(pid)
        const { executable, elf, notified } = program
        if (executable.known) {
          // A look may come while the kernel still writes the arguments of the new program.
          const [word] = valueOr(commandLine, [])
          const shell = word === 'bash' ? /bash$/ : /(sh|dash|busybox)$/
          if (word !== undefined) expect(executable.value).toMatch(shell)
          continue
        }
        moving++
        const why = unknown('in-motion')
        expect({ executable, elf, notified, threads }).toEqual({
          executable: why,
          elf: why,
          notified: why,
          threads: why,
        })
        expect(commandLine).toMatchObject({ why: 'in-motion' })
        expect(program.limits.known && program.cgroups.known).toBe(true)
      }
      expect(moving).toBeGreaterThan(0)
    })
  },
)

describe.runIf(process.platform === 'linux')('a zombie', () => {
  it('has no program any more, but still limits and control groups', async () => {
    const { said } = await startPython(
      'import os, time\np = os.fork()\nif p == 0: os._exit(3)\ntime.sleep(.1); print(p); time.sleep(60)',
    )
    const { program, threads, signalfds } = observe(Number(said))
    expect(program).toMatchObject({
      executable: { why: 'absent' },
      elf: { why: 'absent' },
      notified: { why: 'absent' },
      children: { value: [] },
      limits: { known: true },
      cgroups: { known: true },
      descriptors: { value: [undefined, undefined, undefined] },
    })
    expect(signalfds).toMatchObject({ value: [] })
    expect(threads).toMatchObject({
      value: [{ state: { value: 'Z' }, awaited: { value: noSignals } }],
    })
  })
})

const many = 10_000
const source = `
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void *rest(void *nothing) { for (;;) pause(); return nothing; }
int main(void) {
  pthread_attr_t small; pthread_t thread;
  pthread_attr_init(&small); pthread_attr_setstacksize(&small, 16384);
  for (int i = 1; i < ${many}; i++) if (pthread_create(&thread, &small, rest, 0)) return 1;
  puts("ready"); fflush(stdout); rest(0);
}`

describe.skipIf(noRoom() !== undefined)('a process of 10,000 threads', () => {
  it('is read up to the limit and counted beyond it', async () => {
    const program = join(folder, 'threads')
    execFileSync('gcc', ['-pthread', '-o', program, '-xc', '-'], { input: source })
    const { pid } = await start(program)
    const { threads, threadCount, program: facts } = observe(pid)
    const rows = valueOr(threads, [])
    expect(threadCount).toMatchObject({ value: many })
    expect(rows).toHaveLength(many)
    expect(new Set(rows.map(({ tid }) => tid)).size).toBe(many)
    expect(rows.filter(({ blocked }) => blocked.known)).toHaveLength(4096)
    expect(facts.children).toMatchObject({ why: 'not-asked' })
  })
})

/** Why so many threads cannot be made here. */
function noRoom(): string | undefined {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/gcc')) return 'needs Linux and gcc'
  const limits = ['kernel/pid_max', 'kernel/threads-max', 'vm/max_map_count'].map((name) =>
    Number(readFileSync(`/proc/sys/${name}`, 'utf8')),
  )
  const others = readdirSync('/proc').length * 10
  return Math.min(...limits) < many + others ? 'not enough room for that many threads' : undefined
}
