/**
 * What auditing a busy host costs: two hundred containers on a real Docker, each with its own PID namespace, read and judged.
 * Beside it what people do instead to learn less: `docker ps -q | xargs docker inspect`.
 *
 * tsx bench/audit.ts [CONTAINERS] [ROUNDS]     200 and 7 unless told otherwise; needs root, gcc, docker and test/engines/up.sh
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Dockerode from 'dockerode'
import { baseImage, isUp, socketOf } from '../test/engines/engines.ts'
import { compile } from './pairs/build.ts'
import { median } from './pairs/median.ts'
import { plainEnvironment } from './scan/peer.ts'

const count = Number(process.argv[2] ?? 200)
const rounds = Number(process.argv[3] ?? 7)
/** Times the wall clock of the peer, and seconds of processor time. */
const target = { ratio: 2, processor: 1.5 }

const commands = [
  ['sleep', '1000'],
  ['busybox', 'sleep', '1000'],
  ['sh', '-c', 'sleep 1000; :'],
  ['tini', '--', 'sleep', '1000'],
] as const

const label = 'audit-bench'
const prefix = `${label}-${process.pid}`
const client = new Dockerode({ socketPath: socketOf('docker') })
const environment = { ...plainEnvironment, DOCKER_HOST: `unix://${socketOf('docker')}` }
const folder = mkdtempSync(join(tmpdir(), 'sigwhy-bench-'))
if (isUp('docker')) {
  try {
    await start()
    compare()
  } finally {
    await remove()
    rmSync(folder, { recursive: true })
  }
} else {
  console.log('no docker to measure on: test/engines/up.sh starts one')
}

async function start(): Promise<void> {
  await lanes(count, async (index) => {
    const container = await client.createContainer({
      name: `${prefix}-${index}`,
      Image: baseImage,
      Cmd: [...(commands[index % commands.length] ?? commands[0])],
      Labels: { 'sigwhy-test': label },
      HostConfig: { NetworkMode: 'none' },
    })
    await container.start()
  })
}

async function remove(): Promise<void> {
  const filters = { label: [`sigwhy-test=${label}`], name: [prefix] }
  const left = await client.listContainers({ all: true, filters })
  await lanes(left.length, async (index) => {
    const container = left[index]
    if (container) await client.getContainer(container.Id).remove({ force: true })
  })
}

/** A few at a time. */
async function lanes(items: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < items) await work(next++)
  }
  await Promise.all(Array.from({ length: 6 }, lane))
}

function compare(): void {
  const cost = compile(folder, 'cost')
  const program = fileURLToPath(new URL('../dist/bin/sigwhy.cjs', import.meta.url))
  const ratios: number[] = []
  const processor: number[] = []
  const seconds: number[] = []
  for (let round = -1; round < rounds; round++) {
    const peer = timed(() => run('sh', '-c', 'docker ps -q | xargs docker inspect >/dev/null'))
    const ours = timed(() => run(process.execPath, program, 'audit', '--engine', 'docker'))
    const spent = Number(run(cost, process.execPath, program, 'audit', '--engine', 'docker'))
    if (round < 0) continue
    ratios.push(ours / peer)
    seconds.push(ours)
    processor.push(spent / 1e6)
  }
  const [ratio, spent] = [median(ratios), median(processor)]
  const verdict = ratio <= target.ratio && spent <= target.processor ? 'met' : 'MISSED'
  console.log(
    `sigwhy audit, ${count} containers: ${ratio.toFixed(2)} times docker inspect (target ${target.ratio}), ` +
      `${median(seconds).toFixed(2)} s, ${spent.toFixed(2)} s of processor time (target ${target.processor}): ${verdict}`,
  )
  if (verdict !== 'met') process.exitCode = 1
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { env: environment, encoding: 'utf8' })
}

/** Seconds by the clock. */
function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return (performance.now() - begun) / 1000
}
