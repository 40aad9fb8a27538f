/**
 * How fast a whole machine is read and judged: against the same loop in C, and against ps. Both sides are run in turn, and the
 * median of the ratios of their processor time counts; the machine's other business then weighs on both alike.
 *
 * tsx bench/scan.ts [PROCESSES] [ROUNDS] [KINDS]     5000, 15 and 200 unless told otherwise; needs gcc and ps
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, compile } from './pairs/build.ts'
import { type Pair, report } from './pairs/report.ts'
import { Peer, plainEnvironment } from './scan/peer.ts'

const processes = Number(process.argv[2] ?? 5000)
const rounds = Number(process.argv[3] ?? 15)
/** How many different sets of masks the processes have between them. */
const kinds = Number(process.argv[4] ?? 200)
const listing = 'pid,pending,blocked,ignored,caught,comm'

const folder = mkdtempSync(join(tmpdir(), 'sigwhy-bench-'))
try {
  await main()
} finally {
  rmSync(folder, { recursive: true })
}

async function main(): Promise<void> {
  const room = Number(readFileSync('/proc/sys/kernel/pid_max', 'utf8')) - 3000
  if (countProcesses() + processes > room) {
    throw new Error(`${processes} more processes would come too close to kernel.pid_max`)
  }
  const sleepers = new Peer(compile(folder, 'sleepers'), [String(processes), String(kinds)])
  try {
    console.log(
      `${await sleepers.line()} sleepers of ${kinds} kinds among ${countProcesses()} processes`,
    )
    await warm()
    oneShot()
  } finally {
    await sleepers.end()
  }
}

/** Both loops run all the time and scan in turn. */
async function warm(): Promise<void> {
  const ours = new Peer(process.execPath, [
    bundle(folder, new URL('./scan/judge.ts', import.meta.url)),
    'loop',
  ])
  const peer = new Peer(compile(folder, 'status-loop'), [])
  const pairs: Pair[] = []
  for (let round = -5; round < rounds; round++) {
    const pair = { ours: await ours.scan(), peer: await peer.scan() }
    if (round >= 0) pairs.push(pair)
  }
  await Promise.all([ours.end(), peer.end()])
  report('scan and ruling, warm, to a loop in C', pairs, 1.5)
}

/** Both are started anew each time. */
function oneShot(): void {
  const cost = compile(folder, 'cost')
  const measure = (...command: readonly string[]) =>
    Number(execFileSync(cost, command, { env: plainEnvironment, encoding: 'utf8' }))
  const program = bundle(folder, new URL('./scan/judge.ts', import.meta.url))
  const pairs: Pair[] = []
  for (let round = -1; round < rounds; round++) {
    const pair = { ours: measure(process.execPath, program), peer: measure('ps', '-eo', listing) }
    if (round >= 0) pairs.push(pair)
  }
  report(`scan and ruling, one shot, to ps -eo ${listing}`, pairs, processes >= 20000 ? 0.45 : 0.8)
}

function countProcesses(): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length
}
