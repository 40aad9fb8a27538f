/**
 * How fast a whole machine is read from the kernel's own structures: against ps, against the loop in C that reads procfs, and
 * whether both say the same. Both sides are run in turn, and the median of the ratios of their processor time counts.
 *
 * tsx bench/bpf.ts [PROCESSES] [ROUNDS] [KINDS]     5000, 15 and 200 unless told otherwise; needs root, gcc and ps
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { agreement } from '../src/observe/bpf/agreement.fixture.ts'
import { missingRights } from '../src/observe/bpf/rights.ts'
import { openWalks } from '../src/observe/bpf/walks.ts'
import { bundle, compile } from './pairs/build.ts'
import { type Pair, report } from './pairs/report.ts'
import { Peer, plainEnvironment } from './scan/peer.ts'

const processes = Number(process.argv[2] ?? 5000)
const rounds = Number(process.argv[3] ?? 15)
/** How many different sets of masks the processes have between them. */
const kinds = Number(process.argv[4] ?? 200)
/** How often all threads are compared with procfs. */
const comparisons = processes > 5000 ? 2 : 10
const listing = 'pid,pending,blocked,ignored,caught,comm'

const folder = mkdtempSync(join(tmpdir(), 'sigwhy-bench-'))
/** A bpffs of our own, for the pinned iterator. */
const pins = join(folder, 'pins')
const pinned = join(pins, 'tasks')

const why = missingRights()
if (why === undefined) await main()
else console.log(`not run: ${why.why}, ${why.detail}`)

async function main(): Promise<void> {
  const room = Number(readFileSync('/proc/sys/kernel/pid_max', 'utf8')) - 3000
  if (countProcesses() + processes > room) {
    throw new Error(`${processes} more processes would come too close to kernel.pid_max`)
  }
  mkdirSync(pins)
  symlinkSync(
    fileURLToPath(new URL('../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
  )
  execFileSync('mount', ['-t', 'bpf', 'bpf', pins])
  const sleepers = new Peer(compile(folder, 'sleepers'), [String(processes), String(kinds)])
  try {
    const sleeping = await sleepers.line()
    console.log(`${sleeping} sleepers of ${kinds} kinds among ${countProcesses()} processes`)
    await compare()
    const program = bundle(folder, new URL('./bpf/scan.ts', import.meta.url), ['koffi'])
    execFileSync(process.execPath, [program, 'pin', pinned])
    await warm(program)
    oneShot(program)
  } finally {
    await sleepers.end()
    execFileSync('umount', [pins])
    rmSync(folder, { recursive: true })
  }
}

/** Speed is nothing where the answers differ. */
async function compare(): Promise<void> {
  const opened = await openWalks()
  if (!opened.ok) throw new Error(opened.detail)
  const mismatches: string[] = []
  const sum = { compared: 0, changed: 0, absent: 0 }
  for (let comparison = 0; comparison < comparisons; comparison++) {
    const found = agreement(() => {
      const read = opened.walks.read()
      if (!read.ok) throw new Error(read.detail)
      return read.records
    })
    mismatches.push(...found.mismatches)
    sum.compared += found.compared
    sum.changed += found.changed
    sum.absent += found.absent.length
  }
  opened.walks.close()
  const verdict = mismatches.length === 0 ? 'met' : 'MISSED'
  console.log(
    `threads of which the kernel and procfs say the same, in ${comparisons} rounds: ${sum.compared} (target 0 mismatches, ${verdict}; ` +
      `${mismatches.length} mismatches, ${sum.changed} changed meanwhile, ${sum.absent} only in procfs)`,
  )
  for (const mismatch of mismatches.slice(0, 10)) console.log(`  ${mismatch}`)
  if (mismatches.length > 0) process.exitCode = 1
}

/** Both loops run all the time and scan in turn. */
async function warm(program: string): Promise<void> {
  const ours = new Peer(process.execPath, [program, 'loop'])
  const peer = new Peer(compile(folder, 'status-loop'), [])
  const pairs: Pair[] = []
  for (let round = -10; round < rounds; round++) {
    const pair = { ours: await ours.scan(), peer: await peer.scan() }
    if (round >= 0) pairs.push(pair)
  }
  await Promise.all([ours.end(), peer.end()])
  report('scan, warm, to a loop in C over procfs', pairs, 0.12)
}

/** All are started anew each time. */
function oneShot(program: string): void {
  const cost = compile(folder, 'cost')
  const measure = (...command: readonly string[]) =>
    Number(execFileSync(cost, command, { env: plainEnvironment, encoding: 'utf8' }))
  const ours = (...args: readonly string[]) => measure(process.execPath, program, ...args)
  const cache = join(folder, 'cache')
  const loaded: Pair[] = []
  const cached: Pair[] = []
  const read: Pair[] = []
  for (let round = -1; round < rounds; round++) {
    const peer = measure('ps', '-eo', listing)
    const own = [ours('once'), ours('cached', cache), ours('pinned', pinned)] as const
    if (round < 0) continue
    loaded.push({ ours: own[0], peer })
    cached.push({ ours: own[1], peer })
    read.push({ ours: own[2], peer })
  }
  const isLarge = processes >= 20000
  report(`scan, one shot with a program of its own, to ps -eo ${listing}`, loaded, 0.4)
  report('the same with the program of an earlier run', cached, isLarge ? 0.2 : 0.3)
  report('the same from a pinned iterator', read, isLarge ? 0.1 : 0.25)
}

function countProcesses(): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length
}
