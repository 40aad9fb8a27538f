/**
 * What the overview of a busy machine costs: `sigwhy` where five hundred containers run, each with an init in a PID namespace of
 * its own: bare ones, shells that wait for a child, and small inits with a child. Beside it `ps`, which names them only.
 *
 * tsx bench/overview.ts [INITS] [ROUNDS]     500 and 9 unless told otherwise; needs root, gcc and tini
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './pairs/median.ts'
import { plainEnvironment } from './scan/peer.ts'

const count = Number(process.argv[2] ?? 500)
const rounds = Number(process.argv[3] ?? 9)
/** Seconds for the whole command. */
const target = 1

const kinds = [
  ['sleep', '1000'],
  ['dash', '-c', 'sleep 1000; :'],
  ['tini', '--', 'sleep', '1000'],
] as const

const folder = mkdtempSync(join(tmpdir(), 'sigwhy-bench-'))
const inits = Array.from({ length: count }, (_, index) => {
  const command = kinds[index % kinds.length] ?? kinds[0]
  return spawn('unshare', ['--pid', '--fork', '--kill-child', ...command], { stdio: 'ignore' })
})
try {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  compare()
} finally {
  for (const init of inits) init.kill('SIGKILL')
  rmSync(folder, { recursive: true })
}

function compare(): void {
  const cost = join(folder, 'cost')
  execFileSync('gcc', ['-O2', '-o', cost, fileURLToPath(new URL('scan/cost.c', import.meta.url))])
  const program = fileURLToPath(new URL('../dist/bin/sigwhy.cjs', import.meta.url))
  const measure = (...command: readonly string[]) =>
    Number(execFileSync(cost, command, { env: plainEnvironment }))
  for (const backend of ['bpf', 'procfs']) {
    const seconds: number[] = []
    const processor: number[] = []
    const ratios: number[] = []
    for (let round = -1; round < rounds; round++) {
      const peer = measure('ps', '-eo', 'pid,pending,blocked,ignored,caught,comm')
      const begun = performance.now()
      const ours = measure(process.execPath, program, '--backend', backend)
      if (round < 0) continue
      seconds.push((performance.now() - begun) / 1000)
      processor.push(ours / 1e6)
      ratios.push(ours / peer)
    }
    const wall = median(seconds)
    const verdict = wall <= target ? 'met' : 'MISSED'
    console.log(
      `sigwhy --backend ${backend}, ${count} inits: ${wall.toFixed(2)} s (target ${target}, ${verdict}), ` +
        `${median(processor).toFixed(2)} s of processor time, ${median(ratios).toFixed(1)} times ps`,
    )
    if (wall > target) process.exitCode = 1
  }
}
