/**
 * What a deep look at one process costs: all its threads, what they sleep in, its program, its children. Beside it a loop in C
 * that opens, reads and closes the same files and does nothing with them. Both run all the time and look in turn; the
 * median of the pairs counts.
 *
 * tsx bench/deep.ts [THREADS] [ROUNDS]     50 and 101 unless told otherwise; needs gcc
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { median } from './pairs/median.ts'
import { Peer } from './scan/peer.ts'

const threads = Number(process.argv[2] ?? 50)
const rounds = Number(process.argv[3] ?? 101)
const warming = 100
/** Milliseconds for a process of 50 threads. */
const target = 3

const here = fileURLToPath(new URL('deep/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sigwhy-bench-'))
const observed = new Peer(compile('threads', '-pthread'), [String(threads)])
try {
  await compare(await observed.line())
} finally {
  await observed.end()
  rmSync(folder, { recursive: true })
}

async function compare(pid: string): Promise<void> {
  const ours = new Peer(process.execPath, [
    bundle(new URL('./deep/observe-loop.ts', import.meta.url)),
    pid,
  ])
  const peer = new Peer(compile('read-loop'), [pid])
  const pairs: { readonly ours: number; readonly peer: number }[] = []
  for (let round = -warming; round < rounds; round++) {
    const pair = { ours: await ours.scan(), peer: await peer.scan() }
    if (round >= 0) pairs.push(pair)
  }
  await Promise.all([ours.end(), peer.end()])
  const cost = median(pairs.map((pair) => pair.ours)) / 1000
  const bare = median(pairs.map((pair) => pair.peer)) / 1000
  const ratio = median(pairs.map((pair) => pair.ours / pair.peer))
  const verdict = cost <= target ? 'met' : 'MISSED'
  console.log(
    `one process of ${threads} threads, in depth: ${cost.toFixed(2)} ms (target ${target}, ${verdict}), ${ratio.toFixed(2)} times the ${bare.toFixed(2)} ms of a loop in C over the same files; ${rounds} pairs`,
  )
  if (cost > target) process.exitCode = 1
}

function compile(name: string, ...options: readonly string[]): string {
  const program = join(folder, name)
  execFileSync('gcc', ['-O2', ...options, '-o', program, join(here, `${name}.c`)])
  return program
}

function bundle(source: URL): string {
  const outfile = join(folder, 'observe-loop.cjs')
  buildSync({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
  })
  return outfile
}
