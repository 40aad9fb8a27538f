/**
 * What a check of a graceful container costs beside the stop itself: from the moment the copy is up until all is removed, without
 * the time that its stop took. The peer is the engine's own stop of the same program, in turn with it.
 *
 * tsx bench/check.ts [ROUNDS]     7 rounds unless told otherwise; needs the Docker of test/engines/up.sh
 */
import { check } from '../dist/lab/check/check.js'
import { chooseOriginal } from '../dist/lab/check/choose-original.js'
import { amend } from '../dist/lab/check/run-options.js'
import { engineUser } from '../dist/lab/check/stop-run.js'
import { treeForecaster } from '../dist/lab/inits/forecast-init.js'
import { openDocker } from '../dist/observe/docker/engine.js'
import { baseImage, isUp, socketOf } from '../test/engines/engines.ts'
import { median } from './pairs/median.ts'

const rounds = Number(process.argv[2] ?? 7)
const target = 500
const program = [
  'node',
  '-e',
  'process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000)',
]

if (isUp('docker')) await compare()
else console.log('skipped: no Docker; start it with test/engines/up.sh')

async function compare(): Promise<void> {
  const address = `unix://${socketOf('docker')}`
  const opened = await openDocker({ engine: 'docker', address, isChosen: true })
  if (!opened.ok) throw new Error(opened.problem.code)
  const { client } = opened.value
  const checks: Checked[] = []
  const peers: number[] = []
  for (let round = 0; round < rounds; round++) {
    checks.push(await checkOnce(opened.value))
    const container = await client.createContainer({
      Image: baseImage,
      Cmd: program,
      Labels: { 'sigwhy-test': 'check' },
      HostConfig: { NetworkMode: 'none' },
    })
    try {
      await container.start()
      await new Promise((resolve) => setTimeout(resolve, 500))
      const begun = performance.now()
      await container.stop()
      peers.push(performance.now() - begun)
    } finally {
      await container.remove({ force: true })
    }
  }
  const ours = median(checks.map((each) => each.ours))
  const milliseconds = (each: number) => `${each.toFixed(0)} ms`
  console.log(`docker stop of the same program: ${milliseconds(median(peers))}`)
  console.log(`its stop within a check: ${milliseconds(median(checks.map(({ stop }) => stop)))}`)
  console.log(`of ours after it is up: ${milliseconds(ours)} (target ${target} ms)`)
  console.log(`the whole check: ${milliseconds(median(checks.map(({ whole }) => whole)))}`)
  if (ours > target) process.exitCode = 1
}

interface Checked {
  readonly ours: number
  readonly stop: number
  readonly whole: number
}

async function checkOnce(engine: Parameters<typeof chooseOriginal>[1][number]): Promise<Checked> {
  const chosen = await chooseOriginal(baseImage, [engine], new AbortController().signal)
  if (chosen.kind !== 'found') throw new Error(chosen.kind)
  const { original } = chosen
  const amended = amend(original.copied.settings, program)
  if (!amended.ok) throw new Error(amended.error.code)
  const begun = performance.now()
  let up = begun
  const { run } = await check({
    original,
    settings: amended.settings,
    forecast: treeForecaster(undefined, engineUser),
    hasWindow: true,
    patience: 30_000,
    onStage: (stage) => {
      if (stage === 'stopping') up = performance.now()
    },
  })
  const end = performance.now()
  if (run.kind !== 'stopped') throw new Error(run.kind)
  const stop = run.stopped.milliseconds
  return { ours: end - up - stop, stop, whole: end - begun }
}
