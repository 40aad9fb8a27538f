/**
 * A crowd of processes in many PID namespaces, for tests and benchmarks; see crowd.fixture.c. It ends when its input does.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Compiles the program into a folder of its own, which the caller removes. */
export function compileCrowd(): { readonly folder: string; readonly program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sigwhy-crowd-'))
  const program = join(folder, 'crowd')
  const source = fileURLToPath(new URL('crowd.fixture.c', import.meta.url))
  execFileSync('gcc', ['-O2', '-pthread', '-w', '-o', program, source])
  return { folder, program }
}
