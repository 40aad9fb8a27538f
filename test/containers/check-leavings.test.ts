/** Nothing of a check is left, however it ends: no container, no trace, no process. */
import { readdirSync } from 'node:fs'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLane } from '../../src/lab/subject/lane.ts'
import { findTracefs } from '../../src/lab/trace/place.ts'
import { baseImage, isUp, socketOf, whyNot } from '../engines/engines.ts'
import { copiesOn } from './originals.ts'
import { runCheck, startCheck } from './run-check.ts'

const image = `docker:${baseImage}`
const deaf = ['--', 'sh', '-c', 'sleep 1000; true']
const quick = ['--window', 'off', '--', 'tini', '--', 'cat']

describe.skipIf(!isUp('docker'))(`what is left of a check${whyNot('docker')}`, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is nothing when %s ends it, by which it ends',
    async (signal) => {
      const { child, ended } = startCheck([image, ...deaf])
      await underWay(child.pid)
      child.kill(signal)
      expect(await ended).toMatchObject({ code: null, by: signal })
      expect(await copiesOf(child.pid)).toEqual([])
      expect(await instancesOf(child.pid)).toEqual([])
    },
    60_000,
  )

  it('is removed by the next one when it was killed', async () => {
    const { child, ended } = startCheck([image, ...deaf])
    await underWay(child.pid)
    child.kill('SIGKILL')
    await ended
    expect(await copiesOf(child.pid)).not.toEqual([])
    await runCheck(image, ...quick)
    expect(await copiesOf(child.pid)).toEqual([])
    expect(await instancesOf(child.pid)).toEqual([])
  }, 60_000)

  it('is left alone by another that runs at the same time', async () => {
    const { child, ended } = startCheck([image, ...deaf])
    await underWay(child.pid)
    await runCheck(image, ...quick)
    expect(await copiesOf(child.pid)).not.toEqual([])
    child.kill('SIGINT')
    await ended
  }, 60_000)

  it('is said, and removed by the next one, when the engine has gone in the middle', async () => {
    const door = await openDoor()
    const { child, ended } = startCheck([image, '--window', 'off', ...deaf], {
      DOCKER_HOST: `unix://${door.path}`,
    })
    await underWay(child.pid)
    door.shut()
    const { code, said } = await ended
    expect(code).toBe(3)
    expect(said).toMatch(/could not be tried: .* Could not be removed: sigwhy-check-/)
    await runCheck(image, ...quick)
    expect(await copiesOf(child.pid)).toEqual([])
  }, 60_000)
})

/** Its copies have their maker's number in their names. */
async function copiesOf(pid: number | undefined): Promise<readonly string[]> {
  return (await copiesOn('docker')).filter((name) => name.includes(`-check-${pid}-`))
}

async function underWay(pid: number | undefined): Promise<void> {
  await expect.poll(() => copiesOf(pid), { timeout: 20_000 }).not.toEqual([])
}

async function instancesOf(pid: number | undefined): Promise<readonly string[]> {
  const lane = await openLane({ puppets: 2 })
  if ('refused' in lane) throw new Error(lane.refused)
  try {
    const tracefs = findTracefs(lane)
    if (typeof tracefs !== 'string') throw new Error(tracefs.refused)
    return readdirSync(join(tracefs, 'instances')).filter((name) => name.includes(`.${pid}.`))
  } finally {
    await lane.close()
  }
}

interface Door {
  readonly path: string
  /** Nobody comes through any more, and whoever was in it is cut off. */
  shut(): void
}

/** A socket that leads to the engine until it is shut. */
async function openDoor(): Promise<Door> {
  const path = join(tmpdir(), `check-door-${process.pid}.sock`)
  const open = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = dial(socketOf('docker'))
    for (const each of [near, far]) {
      open.add(each)
      each.on('error', () => {})
      each.on('close', () => {
        open.delete(each)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  const shut = (): void => {
    server.close()
    for (const each of open) each.destroy()
  }
  onTestFinished(shut)
  return { path, shut }
}
