/**
 * Pages about deaths, as users see them: recorded events of real containers, and readings that are hard to come by. Read in
 * review like any other text.
 */
import { describe, expect, it } from 'vitest'
import type { Inquest } from '../../src/explain/death/death.ts'
import {
  code,
  container,
  end,
  inquest,
  logOf,
  recorded,
  recordedLog,
} from '../../src/explain/death/readings.fixture.ts'
import { en } from '../../src/i18n/en.ts'
import { zh } from '../../src/i18n/zh.ts'
import type { Container } from '../../src/observe/container/container.ts'
import { known, unknown } from '../../src/observe/fact.ts'
import { deathPage } from '../../src/report/death/page.ts'
import { toText } from '../../src/report/text.ts'

const { stop } = container('docker')
const timeout = (milliseconds: number) => ({
  stop: { ...stop, timeout: known(milliseconds, 'Config.StopTimeout') },
})
const command = (...words: string[]) => ({ command: known(words, 'Config.Cmd') })
const of = (says: Partial<Container>) => known(container('docker', says), 'inspect')
const oom = {
  oomKilled: known(true, 'State.OOMKilled'),
  memoryLimit: known(1.5 * 2 ** 30, 'HostConfig.Memory'),
}
const unborn = {
  state: known('created', 'State.Status'),
  startedAt: unknown('absent', 'State.StartedAt'),
  finishedAt: unknown('absent', 'State.FinishedAt'),
} satisfies Partial<Container>

const inquests: Readonly<Record<string, Inquest>> = {
  'a stop that it obeyed': recorded('docker', 'graceful', code(0)),
  'a stop that it was deaf to': recorded('docker', 'deaf', { ...code(137), ...timeout(1000) }),
  'the same, as Podman remembers it': recorded('podman', 'deaf', {
    ...code(137),
    ...timeout(1000),
  }),
  'no time at all': recorded('podman', 'graceful', { ...code(137), ...timeout(0) }),
  'a kill': recorded('docker', 'kill', code(137)),
  'a removal': inquest('docker', {
    log: logOf(
      'docker',
      [-60, { what: 'start' }],
      [-0.02, { what: 'kill', signal: 9 }],
      [0, { what: 'die', exitCode: 137 }],
      [0.05, { what: 'remove' }],
    ),
  }),
  'kill -9 from the machine': recorded('docker', 'hostkill', code(137)),
  'want of memory': inquest('docker', {
    container: of({ ...code(137), ...oom }),
    kernelLog: known(
      {
        completeSince: 0,
        notes: [
          {
            kind: 'out-of-memory',
            at: end - 90,
            victim: { pid: 4711, name: 'java' },
            cgroup: '/docker/5',
            container: '5'.repeat(64),
            scope: 'container',
          },
        ],
      },
      '/dev/kmsg',
    ),
  }),
  'a child short of memory': recorded('docker', 'oomchild', { ...code(5), ...oom }),
  'a crash': recorded('docker', 'abort', { ...code(139), ...command('python3', '-c', 'x') }),
  'a command that is not there': inquest('docker', {
    container: of({
      ...unborn,
      ...code(127),
      error: known('exec: "/x": no such file', 'State.Error'),
    }),
  }),
  'again and again': recorded('docker', 'loop', {
    ...code(4),
    restartCount: known(2, 'RestartCount'),
  }),
  'nothing but an exit code': inquest('docker', { container: of(code(137)) }),
  'a shell and 143': inquest('docker', {
    container: of({ ...code(143), ...command('sh', '-c', 'work') }),
  }),
  'an engine that was down': inquest('docker', { container: of(code(255)) }),
  'one that is gone': inquest('docker', { log: recordedLog('docker', 'rm') }),
  'one that lives': inquest('docker', {
    container: of({ state: known('running', 'State.Status') }),
  }),
  'one that stands still': inquest('docker', {
    container: of({ state: known('paused', 'State.Status') }),
  }),
  'one that was never started': inquest('docker', { container: of(unborn) }),
}

describe.each([en, zh])('the pages about deaths', (catalogue) => {
  const { language } = catalogue
  const pages = Object.entries(inquests).map(([title, inquest]) => {
    const page = deathPage(inquest, catalogue, false)
    return { title, text: toText(page, { width: 80, paint: (text) => text }) }
  })

  it(`read well in ${language}`, async () => {
    const text = pages.map((page) => `## ${page.title}\n\n\`\`\`\n${page.text}\`\`\`\n`).join('\n')
    await expect(text).toMatchFileSnapshot(`snapshots/deaths.${language}.md`)
  })
})
