/**
 * Real deaths: containers that are stopped, killed, starved or broken in every way that can be arranged, and what sigwhy says of
 * each. A cause that is said to be certain and is another fails, and so does one that is less sure than it can be.
 */
import { describe, expect, it } from 'vitest'
import { isUp, whyNot } from '../engines/engines.ts'
import { strictValidators } from '../strict-validators.ts'
import { Mortal, type MortalEngine, type Settings, until, whyDied } from './mortal.ts'

interface DeathRow {
  readonly how: string
  readonly settings: Settings
  /** Done once it runs; left out, it ends by itself. */
  readonly by?: (mortal: Mortal) => Promise<unknown>
  /** Part of `death` in the document; left out where the engine cannot arrange it. */
  readonly docker?: object
  readonly podman?: object
}

const bash = (script: string): Settings => ({ Cmd: ['bash', '-c', script] })
const python = (script: string): Settings => ({ Cmd: ['python3', '-c', script] })
const sleep: Settings = { Cmd: ['sleep', '1000'], StopTimeout: 10 }
const graceful = {
  ...bash('trap "exit 0" TERM; echo up; while :; do sleep 0.02; done'),
  StopTimeout: 10,
}
const answers = bash('trap "exit 7" TERM; echo up; while :; do sleep 0.02; done')
const deaf = { ...sleep, StopTimeout: 1 }
const greedy = 'x = [bytearray(1 << 20) for each in range(200)]'
const starved = { HostConfig: { Memory: 16 << 20, MemorySwap: 16 << 20 } }

const certain = (code: string, more: object = {}) => ({
  cause: { code, ...more },
  confidence: 'certain',
})
const likely = (code: string, more: object = {}) => ({
  cause: { code, ...more },
  confidence: 'likely',
})
const guess = (code: string) => ({ cause: { code }, confidence: 'guess' })

const deaths: readonly DeathRow[] = [
  {
    how: 'a stop that it answers',
    settings: graceful,
    by: ({ container }) => container.stop(),
    docker: certain('told-and-ended', { by: 'stop', signal: 'SIGTERM', exitCode: 0 }),
    podman: likely('told-and-ended', { by: 'stop', signal: 'SIGTERM', exitCode: 0 }),
  },
  {
    how: 'a stop that it is deaf to',
    settings: deaf,
    by: ({ container }) => container.stop(),
    docker: certain('grace-exhausted', { signal: 'SIGTERM', allowed: 1000 }),
    podman: likely('grace-exhausted', { signal: 'SIGTERM', allowed: 1000 }),
  },
  {
    how: 'a stop with another grace than its settings have',
    settings: sleep,
    by: ({ container }) => container.stop({ t: 1 }),
    docker: {
      ...certain('grace-exhausted', { signal: 'SIGTERM' }),
      circumstances: [{ code: 'grace-was-other', allowed: 10_000 }],
    },
    podman: likely('grace-exhausted'),
  },
  {
    how: 'a stop by a signal of its own',
    settings: {
      ...bash('trap "exit 5" USR1; echo up; while :; do sleep 0.02; done'),
      StopSignal: 'USR1',
      StopTimeout: 10,
    },
    by: ({ container }) => container.stop(),
    docker: certain('told-and-ended', { by: 'stop', signal: 'SIGUSR1', exitCode: 5 }),
    podman: likely('told-and-ended', { by: 'stop', signal: 'SIGUSR1', exitCode: 5 }),
  },
  {
    how: 'a kill through the engine',
    settings: sleep,
    by: ({ container }) => container.kill(),
    docker: certain('killed-by-engine', { by: 'kill' }),
    podman: likely('killed-by-engine', { by: 'kill' }),
  },
  {
    how: 'SIGTERM through the engine that it answers',
    settings: answers,
    by: ({ container }) => container.kill({ signal: 'SIGTERM' }),
    docker: likely('told-and-ended', { by: 'kill', signal: 'SIGTERM', exitCode: 7 }),
    podman: likely('told-and-ended', { by: 'kill', exitCode: 7 }),
  },
  {
    how: 'SIGTERM by hand, and SIGKILL by hand later',
    settings: sleep,
    async by({ container }) {
      await container.kill({ signal: 'SIGTERM' })
      await container.kill()
    },
    docker: certain('killed-by-engine', { by: 'kill' }),
    podman: likely('killed-by-engine'),
  },
  {
    how: 'kill -9 from the machine',
    settings: sleep,
    async by(mortal) {
      await aWhile()
      await mortal.signalFromHost('KILL')
    },
    docker: likely('killed-from-outside'),
    podman: likely('killed-from-outside'),
  },
  {
    how: 'kill -TERM from the machine that it answers by 143',
    settings: python(
      'import signal, sys, time; signal.signal(15, lambda *_: sys.exit(143)); print("up", flush=True); time.sleep(1000) # echo up',
    ),
    async by(mortal) {
      await aWhile()
      await mortal.signalFromHost('TERM')
    },
    docker: likely('signalled', { signal: 'SIGTERM' }),
    podman: likely('signalled', { signal: 'SIGTERM' }),
  },
  {
    how: 'want of memory',
    settings: { ...python(greedy), ...starved },
    docker: certain('out-of-memory', { scope: 'container', limit: 16 << 20, victims: ['python3'] }),
    podman: certain('out-of-memory', { scope: 'container', limit: 16 << 20, victims: ['python3'] }),
  },
  {
    how: 'want of memory of a child, passed on by a shell',
    settings: { ...bash(`python3 -c "${greedy}"; exit $?`), ...starved },
    docker: certain('out-of-memory', { victims: ['python3'] }),
    podman: certain('out-of-memory', { victims: ['python3'] }),
  },
  {
    how: 'an end after its child was killed for want of memory',
    settings: { ...bash(`python3 -c "${greedy}"; exit 5`), ...starved },
    docker: likely('ended-after-oom', { exitCode: 5, victims: ['python3'] }),
    podman: likely('ended-after-oom', { exitCode: 5, victims: ['python3'] }),
  },
  {
    how: 'a segmentation fault',
    settings: python('import faulthandler; faulthandler._read_null()'),
    docker: likely('crashed', { signal: 'SIGSEGV' }),
    podman: likely('crashed', { signal: 'SIGSEGV' }),
  },
  {
    how: 'abort(), which the kernel makes a fault of for an init',
    settings: python('import os; os.abort()'),
    docker: {
      ...likely('crashed', { signal: 'SIGSEGV' }),
      evidence: expect.arrayContaining([expect.objectContaining({ code: 'abort-looks-the-same' })]),
    },
    podman: likely('crashed', { signal: 'SIGSEGV' }),
  },
  {
    how: 'exit 3',
    settings: bash('exit 3'),
    docker: certain('ended', { exitCode: 3 }),
    podman: likely('ended', { exitCode: 3 }),
  },
  {
    how: 'exit 0',
    settings: { Cmd: ['true'] },
    docker: certain('ended', { exitCode: 0 }),
    podman: likely('ended', { exitCode: 0 }),
  },
  {
    how: 'exit 137, as if it had been killed',
    settings: bash('exit 137'),
    docker: guess('killed-from-outside'),
    podman: guess('killed-from-outside'),
  },
  {
    how: 'exit 143, as if it had been told',
    settings: bash('exit 143'),
    docker: guess('signalled'),
    podman: guess('signalled'),
  },
  {
    how: 'exit 127 of a shell',
    settings: bash('no-such-command'),
    docker: likely('ended', { exitCode: 127 }),
    podman: likely('ended', { exitCode: 127 }),
  },
  {
    how: 'ends that its restart policy does not accept',
    settings: {
      ...bash('exit 4'),
      HostConfig: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 1 } },
    },
    by: ({ container }) => until(async () => (await container.inspect()).RestartCount === 1),
    docker: {
      ...certain('ended', { exitCode: 4 }),
      circumstances: [{ code: 'ends-again-and-again', restarts: 1, codes: [4, 4] }],
    },
    podman: {
      ...likely('ended', { exitCode: 4 }),
      circumstances: [{ code: 'ends-again-and-again', restarts: 1, codes: [4, 4] }],
    },
  },
  {
    how: 'a stop after its health went bad',
    settings: {
      ...graceful,
      Healthcheck: { Test: ['CMD', 'false'], Interval: 1e9, Timeout: 1e9, Retries: 1 },
    },
    async by({ container }) {
      await until(async () => (await container.inspect()).State.Health?.Status === 'unhealthy')
      await container.stop()
    },
    docker: {
      ...certain('told-and-ended', { by: 'stop' }),
      circumstances: [{ code: 'unhealthy' }],
    },
  },
]

const engines: readonly MortalEngine[] = ['docker', 'podman']

describe.each(engines)('%s', (engine) => {
  const canRun = isUp(engine)
  const rows = deaths.filter((row) => row[engine] !== undefined)

  it.skipIf(!canRun).each(rows)(`$how${whyNot(engine)}`, async (row) => {
    const mortal = await Mortal.start(engine, row.settings)
    await row.by?.(mortal)
    await mortal.end()
    const { out, code } = mortal.whyDied('-o', 'json')
    const { life, death } = JSON.parse(out)
    expect(life).toBe('exited')
    expect(validated(out)).toBeNull()
    expect(death).toMatchObject(row[engine] ?? {})
    expect(code).toBe(death.confidence === 'guess' ? 3 : 0)
  })

  it.skipIf(!canRun)('says of a restart that it lives again, and how it ended before', async () => {
    const mortal = await Mortal.start(engine, deaf)
    await mortal.container.restart({ t: 1 })
    const { life, death } = JSON.parse(mortal.whyDied('-o', 'json').out)
    expect(life).toBe('running')
    expect(death.exitCode.value).toBe(137)
    expect(death.cause.code).toBe('grace-exhausted')
    expect(death.timeline.at(-1).what).toBe('started-again')
  })

  it.skipIf(!canRun)('says of one that runs that it is alive', async () => {
    const mortal = await Mortal.start(engine, sleep)
    const { out, code } = mortal.whyDied()
    expect(out).toMatch(/is alive: it has been running for [\d.]+ m?s\./)
    expect(code).toBe(0)
    await mortal.container.pause()
    expect(mortal.whyDied().out).toContain('is alive, but paused')
    await mortal.container.unpause()
  })

  it.skipIf(!canRun)('says of a new one that it was never started', async () => {
    const mortal = await Mortal.create(engine, sleep)
    expect(mortal.whyDied().out).toBe(`${mortal.name} was never started.\n`)
  })

  it.skipIf(!canRun)('remembers one that was removed', async () => {
    const mortal = await Mortal.start(engine, bash('exit 9'))
    await mortal.end()
    await mortal.container.remove()
    const { life, death } = JSON.parse(mortal.whyDied('-o', 'json').out)
    expect(life).toBe('removed')
    expect(death.cause).toMatchObject({ code: 'ended', exitCode: 9 })
  })

  it.skipIf(!canRun)('knows a removal by force', async () => {
    const mortal = await Mortal.start(engine, deaf)
    await mortal.container.remove({ force: true })
    await until(async () => mortal.whyDied('-q').code !== 5)
    const { death } = JSON.parse(mortal.whyDied('-o', 'json').out)
    const removal = { code: 'killed-by-engine', by: 'kill-or-removal' }
    if (engine === 'docker') {
      expect(death.cause).toMatchObject(removal)
      return
    }
    // Podman stops it first, waits out its time, and then kills it; whether it writes that down is a matter of luck.
    const written = await mortal.written()
    const isStopWritten =
      written.includes('stop') || written.filter((each) => each === 'cleanup').length > 1
    expect(death).toMatchObject(
      isStopWritten
        ? { cause: { code: 'grace-exhausted' }, confidence: 'likely' }
        : { cause: removal, confidence: 'guess' },
    )
  })

  it.skipIf(!canRun)('says of a command that is not there what the engine said', async () => {
    const mortal = await Mortal.create(engine, { Cmd: ['/no/such/command'] })
    await mortal.container.start().catch(() => undefined)
    const { death } = JSON.parse(mortal.whyDied('-o', 'json').out)
    const expected = { docker: certain('not-found'), podman: likely('start-failed') }
    expect(death).toMatchObject(expected[engine])
  })

  it.skipIf(!canRun)('knows no container of another name', () => {
    const { code, out, err } = whyDied(`${engine}:died-never-was`)
    expect({ code, out }).toEqual({ code: 5, out: '' })
    expect(err).toContain('died-never-was')
  })
})

describe('Docker, which keeps the word of a start that failed', () => {
  it.skipIf(!isUp('docker'))('tells a start that failed from the end before it', async () => {
    const mortal = await Mortal.start('docker', bash('mv /bin/bash /bin/gone; exit 3'))
    await mortal.end()
    await mortal.container.start().catch(() => undefined)
    const { out } = mortal.whyDied()
    expect(out).toMatch(
      /could not be started: its command is not there \(exit code 127\)\.\nCertain\.\n/,
    )
  })
})

/** What is wrong with the shape of a document, if anything is. */
function validated(out: string) {
  const validate = strictValidators()('death-1.json')
  validate(JSON.parse(out))
  return validate.errors
}

/** Longer than what is taken for too short a life to be killed in. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1200))
}
