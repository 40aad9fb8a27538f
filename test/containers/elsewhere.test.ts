import { spawnSync } from 'node:child_process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDocker } from '../../src/observe/docker/engine.ts'
import { baseImage, isUp, socketOf, whyNot } from '../engines/engines.ts'
import { plainEnvironment } from '../real-process.ts'

describe.each(['docker', 'podman'] as const)(
  'a container whose processes are not in /proc here (%s)',
  (engine) => {
    it.skipIf(!isUp(engine))(
      `is looked at from inside, through its engine${whyNot(engine)}`,
      async () => {
        const address = `unix://${socketOf(engine)}`
        const opened = await openDocker({ engine, address, isChosen: true })
        if (!opened.ok) throw new Error(opened.problem.code)
        const name = `elsewhere-${process.pid}`
        const container = await opened.value.client.createContainer({
          name,
          Image: baseImage,
          Cmd: ['tini', '--', 'bash', '-c', 'trap "exit 0" TERM; sleep 1000'],
          Labels: { 'sigwhy-test': 'elsewhere' },
          HostConfig: { NetworkMode: 'none' },
        })
        onTestFinished(async () => {
          await container.remove({ force: true, v: true })
        })
        await container.start()
        // A PID namespace of its own has another /proc, as another machine has.
        const { stdout, stderr, status } = spawnSync(
          'unshare',
          [
            '--pid',
            '--fork',
            '--mount-proc',
            process.execPath,
            'dist/bin/sigwhy.cjs',
            `${engine}:${name}`,
            '-o',
            'json',
          ],
          {
            encoding: 'utf8',
            env: {
              ...plainEnvironment,
              LC_ALL: 'C',
              DOCKER_HOST: engine === 'docker' ? address : 'unix:///nowhere',
              CONTAINER_HOST: engine === 'podman' ? address : 'unix:///nowhere',
            },
          },
        )
        expect([stderr, status]).toEqual(['', 0])
        const { target, prognoses, engineContainer } = JSON.parse(stdout)
        expect(target.source).toBe('collected')
        expect(engineContainer.name).toBe(name)
        const term = prognoses.find(
          (each: { signal: number; from: string }) => each.signal === 15 && each.from === 'host',
        )
        expect(term).toMatchObject({ outcome: 'deaf' })
        expect(term.path.map((hop: { name: string }) => hop.name).slice(0, 2)).toEqual([
          'tini',
          'bash',
        ])
      },
    )
  },
)
