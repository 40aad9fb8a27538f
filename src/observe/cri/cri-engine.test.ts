import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseImage, isUp, socketOf, whyNot } from '../../../test/engines/engines.ts'
import { type Pod, Pods } from '../../../test/engines/pods.ts'
import { makeImage, removeImage } from '../../../test/engines/stop-signal-image.ts'
import { containerIn } from '../cgroup-container.ts'
import type { Answer } from '../container/engine.ts'
import { readCgroups } from '../procfs/cgroups.ts'
import { type CriEngine, openCri } from './cri-engine.ts'

function valueIn<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

function problemIn(answer: Answer<unknown>): unknown {
  return answer.ok ? 'no problem' : answer.problem.code
}

const address = `unix://${socketOf('containerd')}`

describe.skipIf(!isUp('containerd'))(`containerd${whyNot('containerd')}`, () => {
  let engine: CriEngine
  const pods = new Pods()
  const images: string[] = []
  let count = 0

  beforeAll(async () => {
    engine = valueIn(await openCri(address))
  })
  afterAll(async () => {
    await pods.removeAll()
    for (const image of images) await removeImage(image)
    engine.close()
  }, 60_000)

  const nameOf = () => `cri-${process.pid}-${++count}`
  const run = (pod: Omit<Pod, 'name'>, name = nameOf()) => pods.run({ ...pod, name })
  const sleep = { command: ['sleep', '1000'] }
  const inspected = async (reference: string) => valueIn(await engine.inspect(reference))

  it('says which engine it is', () => {
    expect(engine.version).toMatch(/^containerd v?\d/)
    expect(engine.capabilities).toMatchObject({ exec: true, top: false })
  })

  it('follows a container from its making to its end', async () => {
    const command = ['sh', '-c', 'trap "exit 7" TERM; echo up; while :; do sleep 0.1; done']
    const name = nameOf()
    const id = await pods.make({ name, command })
    const made = await inspected(id)
    expect(made.state).toMatchObject({ value: 'created' })
    for (const fact of [made.pid, made.startedAt, made.finishedAt, made.exitCode, made.oomKilled]) {
      expect(fact.known).toBe(false)
    }
    expect(problemIn(await engine.exec(id, ['true']))).toBe('not-running')
    expect(problemIn(await engine.readFile(id, '/etc/passwd'))).toBe('not-running')
    await pods.connection.runtime.startContainer({ containerId: id })
    await pods.hasWritten(name, /up/)
    const running = await inspected(id)
    expect(running.state).toMatchObject({ value: 'running' })
    expect(running.pid.known).toBe(true)
    expect([running.exitCode.known, running.oomKilled.known]).toEqual([false, false])
    await pods.stop(id, 5)
    const ended = await inspected(id)
    expect(ended).toMatchObject({
      state: { value: 'exited' },
      exitCode: { value: 7 },
      oomKilled: { value: false },
      pid: { known: false },
      finishedAt: { known: true },
    })
    expect(problemIn(await engine.exec(id, ['true']))).toBe('not-running')
  })

  const nginx = 'echo "daemon off; events {}" > /nginx.conf; exec nginx -c /nginx.conf'
  // biome-ignore format: one row per kind
  const kinds: readonly { kind: string; pod: Omit<Pod, 'name'>; comm: string }[] = [
    { kind: 'a program', pod: sleep, comm: 'sleep' },
    { kind: 'a shell', pod: { command: ['sh', '-c', 'sleep 1000; true'] }, comm: 'sh' },
    { kind: 'bash', pod: { command: ['bash', '-c', 'trap : TERM; sleep 1000; true'] }, comm: 'bash' },
    { kind: 'busybox', pod: { command: ['busybox', 'sleep', '1000'] }, comm: 'busybox' },
    { kind: 'tini', pod: { command: ['tini', '--', 'sleep', '1000'] }, comm: 'tini' },
    { kind: 'dumb-init', pod: { command: ['dumb-init', 'sleep', '1000'] }, comm: 'dumb-init' },
    { kind: 'catatonit', pod: { command: ['catatonit', '--', 'sleep', '1000'] }, comm: 'catatonit' },
    { kind: 'Node', pod: { command: ['node', '-e', 'setInterval(() => {}, 1e9)'] }, comm: 'node' },
    { kind: 'nginx', pod: { command: ['sh', '-c', nginx] }, comm: 'nginx' },
    { kind: 'Redis', pod: { command: ['redis-server', '--port', '0', '--unixsocket', '/redis.sock'] }, comm: 'redis-server' },
    { kind: 'Python', pod: { command: ['python3', '-c', 'import time; time.sleep(1000)'] }, comm: 'python3' },
  ]

  it.each(kinds)(
    'names the first process of $kind, which names the container',
    async ({ pod, comm }) => {
      const name = nameOf()
      const { id, pid } = await inspected(await run(pod, name))
      if (!pid.known) throw new Error('no pid')
      const process = `/proc/${pid.value}`
      expect(containerIn(readCgroups(process))).toMatchObject({ value: { id } })
      // A moment after it was started it may not have become what it will be.
      expect(readFileSync(`${process}/comm`, 'utf8').trim()).toMatch(
        new RegExp(`^(${comm}|runc:.*)$`),
      )
      expect(readFileSync(`${process}/status`, 'utf8')).toMatch(/^NSpid:.*\t1$/m)
    },
  )

  it('tells whose PID namespace it is', async () => {
    const own = await inspected(await run(sleep))
    expect(own.pidMode).toMatchObject({ value: { kind: 'private' } })
    const shared = await run({ ...sleep, pid: 'pod' })
    const ofPod = await inspected(shared)
    expect(ofPod.pidMode).toMatchObject({ value: { kind: 'pod' } })
    const onNode = await inspected(await run({ ...sleep, pid: 'node' }))
    expect(onNode.pidMode).toMatchObject({ value: { kind: 'host' } })
    const target = await run(sleep)
    const debug = await inspected(await pods.debug(target, { ...sleep, name: nameOf() }))
    expect(debug.pidMode).toMatchObject({ value: { kind: 'container', of: target } })
    const namespace = ({ pid }: typeof own) =>
      pid.known ? readlinkSync(`/proc/${pid.value}/ns/pid`) : 'none'
    expect(namespace(onNode)).toBe(readlinkSync('/proc/self/ns/pid'))
    expect(namespace(debug)).toBe(namespace(await inspected(target)))
    expect(new Set([own, ofPod, onNode, debug].map(namespace)).size).toBe(4)
  })

  it('tells the stop signal, and who chose it', async () => {
    const plain = await inspected(await run({ ...sleep, grace: 45 }))
    expect(plain.stop).toMatchObject({
      signal: { value: 15 },
      chosenBy: { value: 'engine' },
      timeout: { value: 45_000 },
    })
    const image = await makeImage('cri-quit', { StopSignal: 'SIGQUIT' })
    images.push(image)
    const quit = await inspected(await run({ ...sleep, image }))
    expect(quit.stop).toMatchObject({
      signal: { value: 3 },
      spelling: { value: 'SIGQUIT' },
      chosenBy: { value: 'image' },
      timeout: { known: false },
    })
    expect(quit.image).toMatchObject({ value: `docker.io/${image}` })
  })

  it('does not take an image that is gone for one that says nothing', async () => {
    const image = await makeImage('cri-gone', { StopSignal: 'SIGINT' })
    const id = await run({
      command: ['sh', '-c', 'trap "exit 4" INT; while :; do sleep 0.1; done'],
      image,
    })
    await removeImage(image)
    const { stop } = await inspected(id)
    expect([stop.signal.known, stop.chosenBy.known]).toEqual([false, false])
    // The runtime remembers what it does not tell.
    expect((await pods.stop(id, 5)).exitCode).toBe(4)
  })

  it("tells the pod's part of what is run from the image's", async () => {
    const image = await makeImage('cri-run', { Entrypoint: ['sleep'], Cmd: ['1000'] })
    images.push(image)
    const runs = async (pod: Omit<Pod, 'name'>) => {
      const { entrypoint, command, pid } = await inspected(await run({ ...pod, image }))
      const argv = [entrypoint, command].flatMap((fact) => (fact.known ? fact.value : ['?']))
      const [real] = [pid].map((fact) => (fact.known ? `/proc/${fact.value}/cmdline` : ''))
      expect(
        readFileSync(real ?? '', 'utf8')
          .split('\0')
          .slice(0, -1),
      ).toEqual(argv)
      return [entrypoint, command].map((fact) => fact.known && fact.value)
    }
    expect(await runs({})).toEqual([['sleep'], ['1000']])
    expect(await runs({ args: ['900'] })).toEqual([['sleep'], ['900']])
    expect(await runs({ command: ['sleep', '800'] })).toEqual([['sleep', '800'], []])
    expect(await runs({ command: ['sleep'], args: ['1', '2'] })).toEqual([['sleep'], ['1', '2']])
  })

  it('tells what the out-of-memory killer did', async () => {
    const greedy = 'x = bytearray(200 << 20)'
    const memoryLimit = 32 << 20
    const first = await run({ command: ['python3', '-c', greedy], memoryLimit })
    await pods.ended(first)
    const ended = await inspected(first)
    expect(ended).toMatchObject({ exitCode: { value: 137 }, oomKilled: { value: true } })
    expect(ended.memoryLimit).toMatchObject({ value: memoryLimit })
    const name = nameOf()
    const child = await run(
      { command: ['sh', '-c', `python3 -c '${greedy}'; echo over; sleep 1000`], memoryLimit },
      name,
    )
    await pods.hasWritten(name, /over/)
    await expect
      .poll(async () => (await inspected(child)).oomKilled, { timeout: 10_000 })
      .toMatchObject({ value: true })
    expect((await inspected(child)).state).toMatchObject({ value: 'running' })
  })

  it('tells why a container could not be started, and no exit code', async () => {
    const name = nameOf()
    await expect(run({ command: ['there-is-no-such-program'] }, name)).rejects.toThrow()
    const never = await inspected(name)
    expect(never.error).toMatchObject({
      value: expect.stringContaining('executable file not found'),
    })
    expect([never.exitCode.known, never.startedAt.known, never.pid.known]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('tells what the kubelet wrote, and no more than that', async () => {
    const restarts = (written?: string) => ({
      ...sleep,
      annotations: written === undefined ? {} : { 'io.kubernetes.container.restartCount': written },
    })
    expect((await inspected(await run(restarts('3')))).restartCount).toMatchObject({ value: 3 })
    expect((await inspected(await run(restarts('x')))).restartCount).toMatchObject({ value: 0 })
    const name = nameOf()
    const plain = await inspected(await run({ ...sleep, isRootReadOnly: true }, name))
    expect(plain).toMatchObject({
      name,
      pod: { value: { name, namespace: 'sigwhy-test' } },
      isRootReadOnly: { value: true },
      hasEngineInit: { value: false },
      runtime: { value: 'runc' },
      memoryLimit: { value: 0 },
      user: { value: '0' },
    })
    for (const fact of [plain.restartPolicy, plain.health, plain.isRemovedAtEnd]) {
      expect(fact.known).toBe(false)
    }
    const other = await inspected(await run({ ...sleep, runtimeHandler: 'other' }))
    expect(other.runtime).toMatchObject({ value: 'other-runc' })
  })

  it('lists containers by their names in pods, and never what holds a pod', async () => {
    const [name, ended] = [nameOf(), nameOf()]
    const id = await run(sleep, name)
    const over = await run({ command: ['true'] }, ended)
    await pods.ended(over)
    const all = valueIn(await engine.list({ all: true }))
    const image = `docker.io/${baseImage}`
    expect(all).toContainEqual({ engine: 'cri', id, name, image, state: 'running' })
    expect(all).toContainEqual({ engine: 'cri', id: over, name: ended, image, state: 'exited' })
    const running = valueIn(await engine.list())
    expect(running.map((each) => each.id)).toContain(id)
    expect(running.map((each) => each.id)).not.toContain(over)
    expect(all.map((each) => each.id)).not.toContain(pods.sandboxOf(id))
    expect(problemIn(await engine.inspect(pods.sandboxOf(id)))).toBe('no-such')
  })

  it('finds one by its id, the beginning of that, or its name', async () => {
    const name = nameOf()
    const id = await run(sleep, name)
    for (const reference of [id, id.slice(0, 12), name]) {
      expect((await inspected(reference)).id).toBe(id)
    }
    expect(problemIn(await engine.inspect('cri-nobody'))).toBe('no-such')
    expect(problemIn(await engine.inspect('f'.repeat(64)))).toBe('no-such')
    const namesake = await run(sleep, name).catch(() => undefined)
    // A pod of that name and uid is there already.
    expect(namesake).toBeUndefined()
  })

  it('runs programs inside', async () => {
    const id = await run(sleep)
    const script = 'echo out; echo err >&2; exit 3'
    expect(valueIn(await engine.exec(id, ['sh', '-c', script]))).toEqual({
      exitCode: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    })
    const ended = async (...argv: string[]) => valueIn(await engine.exec(id, argv)).exitCode
    expect(await ended('there-is-no-such-program')).toBe(127)
    expect(await ended('/no/such/program')).toBe(127)
    expect(await ended('/etc/passwd')).toBe(126)
    expect(await ended('/etc')).toBe(126)
    expect(await ended('sh', '-c', 'kill -9 $$')).toBe(137)
    expect(problemIn(await engine.exec(id, ['cat'], { input: 'x' }))).toBe('unsupported')
    expect(problemIn(await engine.exec(id, ['id'], { user: 'nobody' }))).toBe('unsupported')
    expect(problemIn(await engine.exec('f'.repeat(64), ['true']))).toBe('no-such')
    expect(problemIn(await engine.top())).toBe('unsupported')
  })

  it('ends a program that nobody waits for any more', async () => {
    const id = await run(sleep)
    const here = async () => {
      const argv = ['sh', '-c', 'cat /proc/[0-9]*/cmdline | tr "\\0" " "']
      return valueIn(await engine.exec(id, argv)).stdout.includes('sleep 777')
    }
    const late = await engine.exec(id, ['sleep', '777'], { timeout: 700 })
    expect(late).toMatchObject({ problem: { code: 'timed-out', milliseconds: 700 } })
    await expect.poll(here, { timeout: 10_000 }).toBe(false)
    const callOff = new AbortController()
    const running = engine.exec(id, ['sleep', '777'], { signal: callOff.signal })
    await expect.poll(here, { timeout: 10_000 }).toBe(true)
    callOff.abort()
    expect(await running).toMatchObject({ problem: { code: 'called-off' } })
    await expect.poll(here, { timeout: 10_000 }).toBe(false)
  })

  it("reads files by the container's own paths", async () => {
    const script = `mkdir /d; echo inside > /d/file; ln -s /d/file /absolute; ln -s ../../../etc/hostname /d/up
      ln -s /etc/hostname /d/host; mkfifo /pipe; head -c 100000 /dev/urandom > /bytes; exec sleep 1000`
    const name = nameOf()
    const id = await run({ command: ['sh', '-c', script] }, name)
    await expect
      .poll(async () => (await engine.exec(id, ['test', '-s', '/bytes'])).ok, { timeout: 10_000 })
      .toBe(true)
    const read = async (path: string) => {
      const answer = await engine.readFile(name, path)
      return answer.ok ? Buffer.from(answer.value).toString() : answer.problem.code
    }
    expect(await read('/absolute')).toBe('inside\n')
    const told = valueIn(await engine.exec(id, ['cat', '/etc/hostname'])).stdout
    expect([await read('/d/up'), await read('/d/host')]).toEqual([told, told])
    for (const path of ['/nothing', '/d', '/pipe']) expect(await read(path)).toBe('no-such')
    const sum = valueIn(await engine.exec(id, ['sha256sum', '/bytes'])).stdout.slice(0, 64)
    const bytes = valueIn(await engine.readFile(id, '/bytes'))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum)
  })

  it('answers many questions at once', async () => {
    const id = await run(sleep)
    const many = await Promise.all(Array.from({ length: 50 }, () => engine.inspect(id)))
    expect(many.every(({ ok }) => ok)).toBe(true)
  })
})
