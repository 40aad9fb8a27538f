/** Advice is taken: the patch that sigwhy advises is applied to a real container, which then stops as the forecast says. */
import { PassThrough } from 'node:stream'
import Dockerode from 'dockerode'
import tar from 'tar-stream'
import { afterAll, describe, expect, it } from 'vitest'
import type { AdviceDocument } from '../../src/report/advice/document.ts'
import { baseImage, isUp, socketOf, whyNot } from '../engines/engines.ts'
import { sigwhy } from '../run-cli.ts'
import { strictValidators } from '../strict-validators.ts'

const docker = new Dockerode({ socketPath: socketOf('docker') })
const label = { 'sigwhy-test': 'advise' }
const environment = { DOCKER_HOST: `unix://${socketOf('docker')}` }
const validate = strictValidators()('advice-1.json')
const made: Dockerode.Container[] = []
const built: string[] = []

afterAll(async () => {
  await Promise.all(made.map((each) => each.remove({ force: true }).catch(() => undefined)))
  for (const image of built)
    await docker
      .getImage(image)
      .remove({ force: true })
      .catch(() => undefined)
})

/** Its program writes `ready` once it may be stopped, and `told` when it is. */
const tellsNode =
  "process.on('SIGTERM',()=>{console.log('told');process.exit(0)});console.log('ready');setInterval(()=>{},1e3)"
const deafNode = "console.log('ready');setInterval(()=>{},1e3)"
const python = `import time
print('ready', flush=True)
try:
    time.sleep(1000)
except KeyboardInterrupt:
    print('told', flush=True)`

type Files = Readonly<Record<string, string>>

let count = 0

async function image(dockerfile: string, files: Files): Promise<string> {
  const pack = tar.pack()
  pack.entry({ name: 'Dockerfile' }, dockerfile)
  for (const [name, text] of Object.entries(files)) pack.entry({ name, mode: 0o755 }, text)
  pack.finalize()
  const name = `advise-${process.pid}-${++count}`
  const stream = await docker.buildImage(pack as unknown as NodeJS.ReadableStream, {
    t: name,
    labels: label,
    forcerm: true,
  })
  built.push(name)
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error, output) => {
      const failed = (output as { error?: string }[] | null)?.find((each) => each.error)
      if (error ?? failed) reject(error ?? new Error(failed?.error))
      else resolve()
    })
  })
  return name
}

async function start(options: Dockerode.ContainerCreateOptions): Promise<Dockerode.Container> {
  const name = `advise-${process.pid}-${++count}`
  const container = await docker.createContainer({ ...options, name, Labels: label })
  made.push(container)
  await container.start()
  await until(async () => (await logs(container)).includes('ready'))
  return container
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come to that')
}

async function logs(container: Dockerode.Container): Promise<string> {
  const bytes = await container.logs({ stdout: true, stderr: true })
  const [out, all] = [new PassThrough(), [] as Buffer[]]
  out.on('data', (chunk: Buffer) => void all.push(chunk))
  const source = new PassThrough()
  docker.modem.demuxStream(source, out, out)
  source.end(bytes as unknown as Buffer)
  await new Promise((resolve) => setImmediate(resolve))
  return Buffer.concat(all).toString()
}

async function adviceOn(container: Dockerode.Container): Promise<AdviceDocument> {
  const { Name } = await container.inspect()
  const { out, err } = sigwhy(['advise', `docker:${Name.slice(1)}`, '-o', 'json'], { environment })
  expect(err).toBe('')
  const document = JSON.parse(out)
  validate(document)
  expect(validate.errors).toBeNull()
  return document as AdviceDocument
}

/** How `docker stop` ends it: 137 is what SIGKILL leaves, after a grace that nobody here needs. */
async function stop(container: Dockerode.Container): Promise<{ code: number; told: boolean }> {
  await container.stop({ t: 4 }).catch(() => undefined)
  const { State } = await container.inspect()
  return { code: State.ExitCode, told: (await logs(container)).includes('told') }
}

function remedy(advice: AdviceDocument, code: string): AdviceDocument['remedies'][number] {
  const found = advice.remedies.find((each) => each.code === code)
  if (!found) throw new Error(`${code} is not advised: ${advice.remedies.map((each) => each.code)}`)
  return found
}

/** The Dockerfile with the lines of the patch in the place of those it names. */
function applied(dockerfile: string, found: AdviceDocument['remedies'][number]): string {
  const patch = found.patches.find(({ where }) => where === 'dockerfile')
  if (!patch) throw new Error('no patch of a Dockerfile')
  const before = patch.before.join('\n')
  if (before === '') return `${dockerfile}\n${patch.after.join('\n')}`
  expect(dockerfile).toContain(before)
  return dockerfile.replace(before, () => patch.after.join('\n'))
}

describe.skipIf(!isUp('docker'))(`advice that is taken${whyNot('docker')}`, () => {
  it('puts exec before the program of a shell form', async () => {
    const file = `FROM ${baseImage}\nCOPY app.js /app.js\nCMD cd / && node app.js; true`
    const files = { 'app.js': tellsNode }
    const bad = await start({ Image: await image(file, files) })
    const advice = await adviceOn(bad)
    expect(advice.now?.outcome).toBe('deaf')
    const best = advice.remedies[0]
    expect(best).toMatchObject({ code: 'exec', after: { outcome: 'graceful' } })
    const good = await start({ Image: await image(applied(file, remedy(advice, 'exec')), files) })
    expect(await stop(bad)).toEqual({ code: 137, told: false })
    expect(await stop(good)).toEqual({ code: 0, told: true })
    expect(
      (await adviceOn(await start({ Image: (await good.inspect()).Config.Image }))).now?.outcome,
    ).toBe('graceful')
  })

  it.each(['node app.js', '"$@"', 'MODE=x node app.js'])(
    'patches a script that ends with %s',
    async (last) => {
      const script = `#!/bin/sh\nset -e\n# start it\n${last}\n`
      const file = `FROM ${baseImage}\nCOPY app.js entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["node", "/app.js"]`
      const files = { 'app.js': tellsNode, 'entry.sh': script }
      const bad = await start({ Image: await image(file, files) })
      const best = remedy(await adviceOn(bad), 'exec')
      const text = best.patches[0]?.text ?? ''
      const good = await start({ Image: await image(file, { ...files, 'entry.sh': text }) })
      expect(await stop(bad)).toEqual({ code: 137, told: false })
      expect(await stop(good)).toEqual({ code: 0, told: true })
    },
  )

  it.each([
    ['a trap that waits', "trap 'exit 3' TERM\nnode /app.js\n", 3],
    ['something behind the program', 'node /app.js\necho done\n', 0],
  ])('lets a script with %s send the signal on', async (_, body, code) => {
    const file = `FROM ${baseImage}\nCOPY app.js entry.sh /\nENTRYPOINT ["/entry.sh"]`
    const files = { 'app.js': tellsNode, 'entry.sh': `#!/bin/bash\n${body}` }
    const bad = await start({ Image: await image(file, files) })
    const found = remedy(await adviceOn(bad), 'trap-and-wait')
    const text = found.patches[0]?.text ?? ''
    const good = await start({ Image: await image(file, { ...files, 'entry.sh': text }) })
    expect(await stop(bad)).toMatchObject({ code: 137, told: false })
    expect(await stop(good)).toEqual({ code, told: true })
  })

  it('chooses a stop signal, in a Dockerfile and as an option', async () => {
    const file = `FROM ${baseImage}\nCOPY app.py /\nCMD ["python3", "/app.py"]`
    const files = { 'app.py': python }
    const bad = await start({ Image: await image(file, files) })
    const best = remedy(await adviceOn(bad), 'stop-signal')
    expect(best.stopSignal).toBe('SIGINT')
    const good = await start({ Image: await image(applied(file, best), files) })
    const option = await start({
      Image: (await bad.inspect()).Config.Image,
      StopSignal: best.stopSignal,
    })
    expect(await stop(bad)).toEqual({ code: 137, told: false })
    expect(await stop(good)).toEqual({ code: 0, told: true })
    expect(await stop(option)).toEqual({ code: 0, told: true })
  })

  it('writes a handler for Node', async () => {
    const bad = await start({ Image: baseImage, Cmd: ['node', '-e', deafNode] })
    const lines = remedy(await adviceOn(bad), 'handler').patches[0]?.after ?? []
    const handler = lines.join('\n').replace('// close', "console.log('told') // close")
    const good = await start({ Image: baseImage, Cmd: ['node', '-e', `${handler}\n${deafNode}`] })
    expect(await stop(bad)).toEqual({ code: 137, told: false })
    expect(await stop(good)).toEqual({ code: 0, told: true })
  })

  it('writes a handler for Python', async () => {
    const deaf = "import time\nprint('ready', flush=True)\ntime.sleep(1000)"
    const bad = await start({ Image: baseImage, Cmd: ['python3', '-c', deaf] })
    const lines = remedy(await adviceOn(bad), 'handler').patches[0]?.after ?? []
    const handler = lines
      .join('\n')
      .replace('    sys.exit', "    print('told', flush=True)\n    sys.exit")
    const good = await start({ Image: baseImage, Cmd: ['python3', '-c', `${handler}\n${deaf}`] })
    expect(await stop(bad)).toEqual({ code: 137, told: false })
    expect(await stop(good)).toEqual({ code: 0, told: true })
  })

  it('starts what npm would start', async () => {
    const scripts = JSON.stringify({ name: 'app', scripts: { start: 'node app.js' } })
    const file = `FROM ${baseImage}\nCOPY app.js package.json /app/\nWORKDIR /app\nCMD ["npm", "start"]`
    const files = { 'app.js': tellsNode, 'package.json': scripts }
    const bad = await start({ Image: await image(file, files) })
    const best = remedy(await adviceOn(bad), 'exec')
    const good = await start({ Image: await image(applied(file, best), files) })
    expect((await stop(bad)).told).toBe(false)
    expect(await stop(good)).toEqual({ code: 0, told: true })
  })

  it('says that an init makes USR2 and HUP deadly, and they are', async () => {
    const Cmd = ['node', '-e', deafNode]
    const bad = await start({ Image: baseImage, Cmd })
    const init = remedy(await adviceOn(bad), 'init')
    const harmed = init.changes.filter(({ isHarm }) => isHarm).flatMap(({ signals }) => signals)
    expect(harmed).toEqual(expect.arrayContaining(['SIGUSR2', 'SIGHUP']))
    for (const signal of ['SIGUSR2', 'SIGHUP']) {
      await bad.kill({ signal })
      const behind = await start({ Image: baseImage, Cmd, HostConfig: { Init: true } })
      await behind.kill({ signal })
      await until(async () => !(await behind.inspect()).State.Running)
      expect((await behind.inspect()).State.ExitCode).toBe(signal === 'SIGHUP' ? 129 : 140)
    }
    expect((await bad.inspect()).State.Running).toBe(true)
  })

  it('is given on an image that no container runs of, too', async () => {
    const name = await image(`FROM ${baseImage}\nCMD sleep 1000; true`, {})
    const { out, code } = sigwhy(['advise', name, '-o', 'json'], { environment })
    expect(code).toBe(0)
    const advice: AdviceDocument = JSON.parse(out)
    expect(validate(advice) ? [] : validate.errors).toEqual([])
    expect(advice.remedies.length).toBeGreaterThan(0)
  })
})
