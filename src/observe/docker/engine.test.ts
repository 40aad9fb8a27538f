import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUp, whyNot } from '../../../test/engines/engines.ts'
import type { Answer } from '../container/engine.ts'
import { engineForTests, withContainer } from './engine.fixture.ts'
import type { DockerEngine } from './engine.ts'

function valueIn<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

function problemIn(answer: Answer<unknown>): unknown {
  return answer.ok ? 'no problem' : answer.problem.code
}

for (const name of ['docker', 'podman'] as const) {
  describe.skipIf(!isUp(name))(`${name}${whyNot(name)}`, () => {
    let engine: DockerEngine
    beforeAll(async () => {
      engine = await engineForTests(name)
    })
    afterAll(() => engine.close())

    const started = async (container: string) => engine.client.getContainer(container).start()
    const inspected = async (container: string) => valueIn(await engine.inspect(container))
    const stateOf = async (container: string) => (await inspected(container)).state

    it('says which engine it is', () => {
      expect(engine.name).toBe(name)
      expect(engine.version).toMatch(name === 'docker' ? /^Docker \d/ : /^Podman \d/)
    })

    it('follows a container from its making to its end', async () => {
      await withContainer(
        engine,
        { Cmd: ['sh', '-c', 'read x; exit 7'], OpenStdin: true },
        async (it) => {
          const made = await inspected(it)
          expect(made.state).toMatchObject({ value: 'created' })
          expect(made.pid.known).toBe(false)
          expect(made.startedAt.known).toBe(false)
          // It never ran: its 0 is no exit code.
          expect(made.exitCode.known).toBe(false)
          await started(it)
          const running = await inspected(it)
          expect(running.state).toMatchObject({ value: 'running' })
          expect(running.pid).toMatchObject({ known: true })
          expect(running.exitCode.known).toBe(false)
          await engine.client.getContainer(it).pause()
          expect(await stateOf(it)).toMatchObject({ value: 'paused' })
          expect(problemIn(await engine.exec(it, ['true']))).toBe('not-running')
          await engine.client.getContainer(it).unpause()
          await engine.client.getContainer(it).kill({ signal: 'SIGKILL' })
          await engine.client.getContainer(it).wait()
          const ended = await inspected(it)
          expect(ended.state).toMatchObject({ value: 'exited' })
          expect(ended.exitCode).toMatchObject({ value: 137 })
          expect(ended.oomKilled).toMatchObject({ value: false })
          expect(ended.finishedAt.known).toBe(true)
          expect(ended.pid.known).toBe(false)
          expect(problemIn(await engine.exec(it, ['true']))).toBe('not-running')
          expect(problemIn(await engine.top(it))).toBe('not-running')
        },
      )
    })

    it('tells who chose the stop signal', async () => {
      const { client } = engine
      await withContainer(engine, {}, async (plain) => {
        expect((await inspected(plain)).stop).toMatchObject({
          signal: { value: 15 },
          chosenBy: { value: 'engine' },
        })
        const image = `sigwhy-test/docker-${process.pid}-${name}`
        await client.getContainer(plain).commit(
          // Docker takes a configuration, Podman lines of a Dockerfile.
          name === 'docker'
            ? { repo: image, StopSignal: 'SIGQUIT' }
            : { repo: image, changes: 'STOPSIGNAL SIGQUIT' },
        )
        try {
          const stop = async (own?: string) =>
            withContainer(
              engine,
              { Image: `${image}:latest`, ...(own !== undefined && { StopSignal: own }) },
              async (it) => (await inspected(it)).stop,
            )
          expect(await stop()).toMatchObject({ signal: { value: 3 }, chosenBy: { value: 'image' } })
          expect(await stop('SIGUSR1')).toMatchObject({
            signal: { value: 10 },
            chosenBy: { value: 'container' },
          })
          // The usual signal is a choice where the image has another one.
          expect(await stop('SIGTERM')).toMatchObject({
            signal: { value: 15 },
            chosenBy: { value: 'container' },
          })
        } finally {
          await client.getImage(`${image}:latest`).remove({ force: true })
        }
      })
    })

    it.each([
      ['SIGRTMIN+3', 37],
      ['RTMAX', 64],
      ['9', 9],
      ['quit', 3],
    ])('reads the stop signal %s as %i', async (StopSignal, number) => {
      await withContainer(engine, { StopSignal }, async (it) => {
        expect((await inspected(it)).stop.signal).toMatchObject({ value: number })
      })
    })

    it('tells the stop timeout that was asked for', async () => {
      await withContainer(engine, { StopTimeout: 42 }, async (it) => {
        expect((await inspected(it)).stop.timeout).toMatchObject({ value: 42_000 })
      })
    })

    it('tells what the engine was asked to do', async () => {
      const HostConfig = {
        Init: true,
        Memory: 64 * 1024 * 1024,
        ReadonlyRootfs: true,
        RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
      }
      const Healthcheck = { Test: ['CMD', 'true'], Interval: 3_600_000_000_000 }
      const options = { Entrypoint: ['sh', '-c'], Cmd: ['sleep 9'], Env: ['A=b=c'], Tty: true }
      await withContainer(
        engine,
        { HostConfig, Healthcheck, ...options, WorkingDir: '/tmp', User: 'nobody' },
        async (it) => {
          expect(await inspected(it)).toMatchObject({
            engine: name,
            name: it,
            hasEngineInit: { value: true },
            pidMode: { value: { kind: 'private' } },
            memoryLimit: { value: 64 * 1024 * 1024 },
            isRootReadOnly: { value: true },
            restartPolicy: { value: { name: 'on-failure', maximumRetries: 3 } },
            restartCount: { value: 0 },
            isRemovedAtEnd: { value: false },
            entrypoint: { value: ['sh', '-c'] },
            command: { value: ['sleep 9'] },
            environment: { value: expect.arrayContaining(['A=b=c']) },
            hasTerminal: { value: true },
            workingDirectory: { value: '/tmp' },
            user: { value: 'nobody' },
            health: { value: { test: ['CMD', 'true'] } },
            labels: { value: { 'sigwhy-test': 'docker' } },
          })
        },
      )
    })

    it('sees from its process whether a running container has the init of the engine', async () => {
      await withContainer(engine, {}, async (it) => {
        await started(it)
        expect((await inspected(it)).hasEngineInit).toMatchObject({ value: false })
      })
    })

    it('tells the PID namespace of the machine and of another container from one of its own', async () => {
      await withContainer(engine, { HostConfig: { PidMode: 'host' } }, async (it) => {
        expect((await inspected(it)).pidMode).toMatchObject({ value: { kind: 'host' } })
      })
      await withContainer(engine, {}, async (other) => {
        await started(other)
        const { id } = await inspected(other)
        await withContainer(
          engine,
          { HostConfig: { PidMode: `container:${other}` } },
          async (it) => {
            expect((await inspected(it)).pidMode).toMatchObject({
              value: { kind: 'container', of: id },
            })
          },
        )
      })
    })

    it('runs a program inside and keeps its two outputs apart', async () => {
      await withContainer(engine, {}, async (it) => {
        await started(it)
        const run = async (argv: readonly string[], options = {}) =>
          valueIn(await engine.exec(it, argv, options))
        expect(await run(['sh', '-c', 'echo out; echo err >&2; exit 3'])).toEqual({
          exitCode: 3,
          stdout: 'out\n',
          stderr: 'err\n',
        })
        expect(await run(['cat'], { input: 'hé\n' })).toMatchObject({ stdout: 'hé\n', exitCode: 0 })
        expect(await run(['id', '-un'], { user: 'nobody' })).toMatchObject({ stdout: 'nobody\n' })
        const much = await run([
          'sh',
          '-c',
          'head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2',
        ])
        expect([much.stdout.length, much.stderr.length]).toEqual([3_000_000, 3_000_000])
        expect(await run(['not-there'])).toMatchObject({ exitCode: 127, stdout: '' })
        expect(await run(['/etc/passwd'])).toMatchObject({ exitCode: 126, stdout: '' })
        expect(await run(['sh', '-c', 'kill -9 $$'])).toMatchObject({ exitCode: 137 })
      })
    })

    it('gives up a program that does not end', async () => {
      await withContainer(engine, {}, async (it) => {
        await started(it)
        expect(problemIn(await engine.exec(it, ['sleep', '5'], { timeout: 500 }))).toBe('timed-out')
        const callOff = new AbortController()
        const answer = engine.exec(it, ['sleep', '5'], { signal: callOff.signal })
        callOff.abort()
        expect(problemIn(await answer)).toBe('called-off')
      })
    })

    it('numbers the processes as the machine does', async () => {
      await withContainer(engine, { Cmd: ['sh', '-c', 'sleep 600; true'] }, async (it) => {
        await started(it)
        const { pid } = await inspected(it)
        await expect
          .poll(async () => valueIn(await engine.top(it)).map(({ command }) => command))
          .toEqual(['sh -c sleep 600; true', 'sleep 600'])
        const [shell, sleep] = valueIn(await engine.top(it))
        expect(pid).toMatchObject({ value: shell?.pid })
        expect(sleep?.parent).toBe(shell?.pid)
      })
    })

    it('reads a file through links, whether the container runs or not', async () => {
      await withContainer(engine, {}, async (it) => {
        const read = async (path: string) => engine.readFile(it, path)
        const text = async (path: string) => Buffer.from(valueIn(await read(path))).toString('utf8')
        expect(await text('/etc/passwd')).toContain('root:x:0:0')
        expect(await text('/etc/os-release')).toContain('bookworm')
        expect(problemIn(await read('/etc'))).toBe('no-such')
        expect(problemIn(await read('/not/there'))).toBe('no-such')
        expect(problemIn(await read(''))).not.toBe('no problem')
        expect(problemIn(await engine.readFile('not-there', '/etc/passwd'))).toBe('no-such')
        await started(it)
        const made =
          'cd /tmp; ln -s a b; ln -s b a; ln -s ../tmp/c d; ln -s /tmp/d e; echo end >c; : >empty'
        valueIn(await engine.exec(it, ['sh', '-c', made]))
        expect(await text('/tmp/e')).toBe('end\n')
        expect(await text('/tmp/empty')).toBe('')
        expect(problemIn(await read('/tmp/a'))).not.toBe('no problem')
        const large = 'head -c 9000000 /dev/zero >/tmp/large'
        valueIn(await engine.exec(it, ['sh', '-c', large]))
        expect(valueIn(await read('/tmp/large')).length).toBe(9_000_000)
      })
    })

    it('finds a container by name, by id and by the beginning of its id', async () => {
      await withContainer(engine, {}, async (it) => {
        const { id } = await inspected(it)
        for (const reference of [id, id.slice(0, 12), `/${it}`]) {
          expect((await inspected(reference)).id).toBe(id)
        }
        for (const reference of ['not-there', 'café', '..', '../images/x', 'a/json?x=', '', ' ']) {
          expect(problemIn(await engine.inspect(reference))).toBe('no-such')
        }
      })
    })

    it('says of the beginning of an id that several have that it is ambiguous', async () => {
      // Of seventeen ids two begin alike.
      const make = (left: number): Promise<void> =>
        withContainer(engine, {}, async () => {
          if (left > 0) return make(left - 1)
          const ids = valueIn(await engine.list({ all: true })).map(({ id }) => id.slice(0, 1))
          const twice = ids.find((each, index) => ids.indexOf(each) !== index) ?? ''
          expect(problemIn(await engine.inspect(twice))).toBe('ambiguous')
        })
      await make(16)
    })

    it('lists those that run, and the others where they are asked for', async () => {
      await withContainer(engine, {}, async (running) => {
        await started(running)
        await withContainer(engine, {}, async (made) => {
          const names = async (options = {}) =>
            valueIn(await engine.list(options)).map((each) => each.name)
          expect(await names()).toContain(running)
          expect(await names()).not.toContain(made)
          expect(await names({ all: true })).toEqual(expect.arrayContaining([running, made]))
        })
      })
    })

    it('loses a container that removes itself without a fault', async () => {
      await withContainer(
        engine,
        { Cmd: ['true'], HostConfig: { AutoRemove: true } },
        async (it) => {
          expect((await inspected(it)).isRemovedAtEnd).toMatchObject({ value: true })
          await started(it)
          await expect.poll(async () => problemIn(await engine.inspect(it))).toBe('no-such')
          expect(problemIn(await engine.top(it))).toBe('no-such')
        },
      )
    })

    it('tells how often it started a container again', async () => {
      const HostConfig = { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 } }
      await withContainer(engine, { Cmd: ['false'], HostConfig }, async (it) => {
        await started(it)
        await expect
          .poll(async () => (await inspected(it)).restartCount, { timeout: 10_000 })
          .toMatchObject({ value: 2 })
        await expect
          .poll(async () => (await inspected(it)).exitCode, { timeout: 10_000 })
          .toMatchObject({ value: 1 })
      })
    })
  })
}
