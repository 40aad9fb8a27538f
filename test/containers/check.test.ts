/** `sigwhy check` on real engines: what it catches, what it passes, and that nothing of it is left. */
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { baseImage, isUp, whyNot } from '../engines/engines.ts'
import { strictValidators } from '../strict-validators.ts'
import { clientOf, copiesOn, startOriginal } from './originals.ts'
import { runCheck } from './run-check.ts'

const isDocker = isUp('docker')
const isPodman = isUp('podman')
const image = `docker:${baseImage}`
const onTerm = 'process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000)'
const npmApp = [
  'bash',
  '-c',
  `mkdir -p /app && cd /app && echo '{"name":"app","version":"1.0.0","scripts":{"start":"node app.js; true"}}' > package.json && echo '${onTerm}' > app.js && exec npm start`,
]

/** What is checked, and the words that the answer must have. */
interface Case {
  readonly title: string
  readonly command: readonly string[]
  readonly options?: readonly string[]
  readonly answer: RegExp
}

const caught: readonly Case[] = [
  {
    title: 'the shell form',
    command: ['sh', '-c', `node -e '${onTerm}'; true`],
    answer: /does not stop: node is not told, and after 1 s it is killed/,
  },
  {
    title: 'a first process whose handler never ends',
    command: ['node', '-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'],
    answer: /does not stop: node is told, and still there after 1 s/,
  },
  {
    title: 'Node without a handler',
    command: ['node', '-e', 'setInterval(() => {}, 1000)'],
    answer: /does not stop: node is not told/,
  },
  {
    title: 'npm start',
    command: npmApp,
    answer: /ends in .*, but node is not told to stop/,
  },
  {
    title: 'a trap of bash with a foreground child',
    command: ['bash', '-c', 'trap "exit 0" TERM; sleep 1000; true'],
    answer: /does not stop: bash is not told.* its handler waits until/,
  },
  {
    title: 'Node without a handler behind an init, which ends without being told',
    command: ['tini', '--', 'node', '-e', 'setInterval(() => {}, 1000)'],
    answer: /ends in .*, but node is not told to stop; exit code 143/,
  },
  {
    title: 'nginx by SIGTERM, which drops its connections',
    command: ['nginx', '-g', 'daemon off;'],
    answer: /ends in .*: nginx is told, and by this signal drops all work at once; exit code 0/,
  },
]

const passed: readonly Case[] = [
  {
    title: 'the exec form with a handler',
    command: ['node', '-e', onTerm],
    answer: /stops in .*: node is told and exits 0/,
  },
  {
    title: 'tini before a program with a handler',
    command: ['tini', '--', 'node', '-e', onTerm],
    answer: /stops in .*: node is told and exits 0/,
  },
  {
    title: 'the init of the engine before a program with a handler',
    command: ['node', '-e', onTerm],
    options: ['--init'],
    answer: /stops in .*: node is told and exits 0/,
  },
  {
    title: 'nginx with SIGQUIT',
    command: ['nginx', '-g', 'daemon off;'],
    options: ['--stop-signal', 'SIGQUIT'],
    answer: /stops in .*: nginx is told and exits 0/,
  },
  {
    title: 'a program that its health check calls up',
    command: ['node', '-e', onTerm],
    options: ['--health-cmd', 'true'],
    answer: /stops in .*healthy after/,
  },
]

describe.skipIf(!isDocker)(`a check on Docker${whyNot('docker')}`, () => {
  afterAll(async () => {
    expect(await copiesOn('docker')).toEqual([])
  })

  it.each(caught)(
    'catches $title',
    async ({ command, options = [], answer }) => {
      const words = ['--stop-timeout', '1', ...options, ...command]
      const { code, said } = await runCheck(image, '--window', 'off', '--', ...words)
      expect(said).toMatch(answer)
      expect(said).toContain('sigwhy advise')
      expect(code).toBe(1)
    },
    60_000,
  )

  it.each(passed)(
    'passes $title',
    async ({ command, options = [], answer }) => {
      const { code, said } = await runCheck(image, '--', ...options, ...command)
      expect(said).toMatch(answer)
      expect(code).toBe(0)
    },
    60_000,
  )

  it('catches a program that loses the signal in its first 200 ms', async () => {
    const late = `setTimeout(() => { ${onTerm} }, 200)`
    const { code, said } = await runCheck(image, '--', 'node', '-e', late)
    expect(said).toMatch(
      /stops in .*: node is told and exits 0\. Early in its life it loses SIGTERM/,
    )
    expect(code).toBe(1)
    const allowed = await runCheck(image, '--window', '2000', '--', 'node', '-e', late)
    expect(allowed.code).toBe(0)
  }, 60_000)

  it('tells the forecast beside the fact, and both say the same of what is certain', async () => {
    const command = ['sh', '-c', 'sleep 1000; true']
    const { out } = await runCheck(image, '-o', 'json', '--', '--stop-timeout', '1', ...command)
    const { run } = JSON.parse(out)
    expect(run).toMatchObject({
      kind: 'stopped',
      judged: { outcome: 'deaf', basis: 'kernel' },
      forecast: { outcome: 'deaf' },
      stopped: { exitCode: 137, wasKilled: true, apps: [{ name: 'sh', telling: 'dropped' }] },
      agreement: 'right',
    })
  }, 60_000)

  it.each([
    ['a stop', ['--init', 'sh', '-c', 'sleep 1000; true']],
    ['an end of its own', ['sh', '-c', 'exit 4']],
    ['a copy that does not start', ['no-such-program']],
  ] as const)(
    'prints %s as its schema says',
    async (_, words) => {
      const { out } = await runCheck(image, '-o', 'json', '--', '--stop-timeout', '1', ...words)
      const validate = strictValidators()('check-1.json')
      validate(JSON.parse(out))
      expect(validate.errors).toBeNull()
    },
    60_000,
  )

  it('reads an original and touches nothing of it', async () => {
    const name = `check-original-${process.pid}`
    onTestFinished(async () => {
      await (await clientOf('docker')).getVolume(name).remove()
    })
    const original = await startOriginal({
      engine: 'docker',
      name,
      command: ['sh', '-c', 'echo here >> /data/file; exec nginx -g "daemon off;"'],
      body: { StopSignal: 'SIGQUIT', Env: ['MODE=test'] },
      hostConfig: {
        Binds: [`${name}:/data`, '/etc/hostname:/etc/name-of-host', '/var/run:/outside'],
        RestartPolicy: { Name: 'always' },
      },
    })
    const { code, said } = await runCheck(`docker:${name}`, '--window', 'off')
    expect(said).toMatch(/stops in .*: nginx is told and exits 0/)
    expect(said).toContain('/etc/name-of-host is mounted read-only')
    expect(said).toContain('/outside is left out')
    expect(said).toContain('/data is a fresh volume')
    expect(said).toContain('It is not started again; the original is (always).')
    expect(code).toBe(0)
    const { State, RestartCount } = await original.inspect()
    expect(State.Running).toBe(true)
    expect(RestartCount).toBe(0)
    expect(await archiveOf(original, '/data/file')).toContain('here\n\u0000')
  }, 60_000)

  it('checks a container that is paused, or has ended, as well', async () => {
    const name = `check-paused-${process.pid}`
    const original = await startOriginal({
      engine: 'docker',
      name,
      command: ['node', '-e', onTerm],
    })
    await original.pause()
    expect((await runCheck(name, '--window', 'off')).said).toMatch(/stops in .*node is told/)
    expect((await original.inspect()).State.Paused).toBe(true)
    await original.unpause()
    await original.kill()
    expect((await runCheck(name, '--window', 'off')).said).toMatch(/stops in .*node is told/)
  }, 60_000)

  it('takes a name for the container that has it, and says that there is an image, too', async () => {
    const name = `check-both-${process.pid}`
    const original = await startOriginal({
      engine: 'docker',
      name,
      command: ['node', '-e', onTerm],
    })
    await original.commit({ repo: name })
    try {
      const { said, code } = await runCheck(name, '--window', 'off')
      expect(said).toContain(`sigwhy check ${name}:latest`)
      expect(code).toBe(0)
    } finally {
      await (await clientOf('docker')).getImage(`${name}:latest`).remove({ force: true })
    }
  }, 60_000)

  it('says in the words of the engine why a copy does not start', async () => {
    const { code, said } = await runCheck(image, '--', 'no-such-program')
    expect(said).toMatch(/could not be tried: it does not start\..*no-such-program/)
    expect(code).toBe(3)
  }, 60_000)

  it('says what a copy wrote that ended before it was told', async () => {
    const { code, said } = await runCheck(image, '--', 'sh', '-c', 'echo no database; exit 4')
    expect(said).toMatch(/ended by itself after .* with exit code 4.*no database/)
    expect(code).toBe(3)
  }, 60_000)

  it('pulls nothing', async () => {
    const { code, err } = await runCheck('docker:no-such-image:1')
    expect(err).toMatch(/neither a container nor an image "no-such-image:1"/)
    expect(err).toContain('docker pull no-such-image:1')
    expect(code).toBe(5)
  })

  it('says which options it takes when one is none of them', async () => {
    const { code, err } = await runCheck(image, '--', '--publish', '80:80')
    expect(err).toContain('does not take --publish')
    expect(err).toContain('--stop-signal')
    expect(code).toBe(2)
  })
})

describe.skipIf(!isPodman)(`a check on Podman${whyNot('podman')}`, () => {
  const podman = `podman:${baseImage}`
  afterAll(async () => {
    expect(await copiesOn('podman')).toEqual([])
  })

  it('passes the exec form with a handler', async () => {
    const { code, said } = await runCheck(podman, '--', 'node', '-e', onTerm)
    expect(said).toMatch(/stops in .*: node is told and exits 0/)
    expect(code).toBe(0)
  }, 60_000)

  it('catches the shell form', async () => {
    const words = ['--stop-timeout', '1', 'sh', '-c', `node -e '${onTerm}'; true`]
    const { code, said } = await runCheck(podman, '--window', 'off', '--', ...words)
    expect(said).toMatch(/does not stop: node is not told/)
    expect(code).toBe(1)
  }, 60_000)

  it('copies a container', async () => {
    const name = `check-podman-${process.pid}`
    await startOriginal({ engine: 'podman', name, command: ['tini', '--', 'node', '-e', onTerm] })
    const { code, said } = await runCheck(name, '--window', 'off')
    expect(said).toMatch(/stops in .*: node is told and exits 0/)
    expect(code).toBe(0)
  }, 60_000)
})

/** The archive that the engine makes of a file: its text is in it as it is. */
async function archiveOf(container: Awaited<ReturnType<typeof startOriginal>>, path: string) {
  const stream = await container.getArchive({ path })
  let body = ''
  for await (const chunk of stream) body += chunk
  return body
}
