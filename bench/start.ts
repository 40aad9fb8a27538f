/**
 * What a question costs: `sigwhy PID` beside `node -e 0`, which does nothing. Both are started in turn, and the median of the
 * ratios of their processor time counts. The process asked about is an init with one thread, as containers have it.
 *
 * tsx bench/start.ts [ROUNDS]     41 rounds unless told otherwise; needs gcc, and root for the PID namespace
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './pairs/median.ts'
import { plainEnvironment } from './scan/peer.ts'

const rounds = Number(process.argv[2] ?? 41)
const target = 1.3

const folder = mkdtempSync(join(tmpdir(), 'sigwhy-bench-'))
const script = 'cut -d" " -f4 /proc/self/stat; exec cat'
const init = spawn('unshare', ['--pid', '--fork', '--kill-child', 'sh', '-c', script])
try {
  const pid = await new Promise<string>((resolve) =>
    init.stdout.once('data', (line) => resolve(String(line).trim())),
  )
  compare(pid)
} finally {
  init.kill('SIGKILL')
  rmSync(folder, { recursive: true })
}

function compare(pid: string): void {
  const cost = join(folder, 'cost')
  const source = fileURLToPath(new URL('scan/cost.c', import.meta.url))
  execFileSync('gcc', ['-O2', '-o', cost, source])
  const program = fileURLToPath(new URL('../dist/bin/sigwhy.cjs', import.meta.url))
  const measure = (...args: readonly string[]) =>
    Number(execFileSync(cost, [process.execPath, ...args], { env: plainEnvironment }))
  const commands = [
    ['sigwhy PID', program, pid],
    ['sigwhy PID TERM', program, pid, 'TERM'],
    ['sigwhy --version', program, '--version'],
    ['sigwhy signals', program, 'signals'],
  ] as const
  for (const [name, ...args] of commands) {
    const ratios: number[] = []
    for (let round = -1; round < rounds; round++) {
      const peer = measure('-e', '0')
      const ours = measure(...args)
      if (round >= 0) ratios.push(ours / peer)
    }
    const ratio = median(ratios)
    const verdict = ratio <= target ? 'met' : 'MISSED'
    console.log(`${name}: ${ratio.toFixed(2)} times node -e 0 (target ${target}, ${verdict})`)
    if (name === 'sigwhy PID' && ratio > target) process.exitCode = 1
  }
}
