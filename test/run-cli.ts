/** Runs the bundled program as users do, and returns what it printed. `npm test` builds it first. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { plainEnvironment } from './real-process.ts'

const program = fileURLToPath(new URL('../dist/bin/sigwhy.cjs', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  /** Standard input; nothing when left out. */
  readonly input?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs `sigwhy` with these arguments: no terminal, no colours, English unless told otherwise. */
export function sigwhy(args: readonly string[], options: RunOptions = {}): Ran {
  if (!existsSync(program)) throw new Error('the program is not built: npm run build')
  const { input = '', environment = {} } = options
  const env = { ...plainEnvironment, ...neutral, ...environment }
  const ran = spawnSync(process.execPath, [program, ...args], {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

const neutral = {
  LC_ALL: 'C',
  LC_MESSAGES: undefined,
  LANG: undefined,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
}
