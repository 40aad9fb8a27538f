/**
 * Observing real processes in tests: from this very process, and from elsewhere, by the same code in a process of its own
 * that stands in another namespace or has another user.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { type Observation, type ObserveOptions, observeProcess } from '../src/observe/index.ts'
import { plainEnvironment } from './real-process.ts'

/** The observation of a process that is there. */
export function observe(pid: number, options?: ObserveOptions): Observation {
  const result = observeProcess(pid, options)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.observation
}

/** What a program prints that was written for `sigwhy/observe`, run by a shell line in which `$OBSERVE` starts it. */
export function observeElsewhere(program: string, shell: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'sigwhy-observe-'))
  try {
    chmodSync(folder, 0o755)
    const outfile = join(folder, 'program.cjs')
    const source = `import * as observe from './src/observe/index.ts'
      const show = (value) => console.log(JSON.stringify(value, (_, v) => typeof v === 'bigint' ? String(v) : v))
      ${program}`
    buildSync({
      stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      outfile,
      logLevel: 'error',
      external: ['koffi'],
    })
    const script = shell.replaceAll('$OBSERVE', `${process.execPath} ${outfile}`)
    const run = spawnSync('bash', ['-c', script], { env: plainEnvironment, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`${script}: ${run.status}\n${run.stderr}`)
    return JSON.parse(run.stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
