/** The programs of a benchmark: ours bundled as they are shipped, the peers compiled. */
import { execFileSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** Compiles one of the C programs of scan/ into the folder. */
export function compile(folder: string, name: string): string {
  const program = join(folder, name)
  const source = fileURLToPath(new URL(`../scan/${name}.c`, import.meta.url))
  execFileSync('gcc', ['-O2', '-o', program, source])
  return program
}

/** Bundles a program into the folder; `external` are packages that it finds from there. */
export function bundle(folder: string, source: URL, external: readonly string[] = []): string {
  const outfile = join(folder, basename(source.pathname).replace(/\.ts$/, '.cjs'))
  buildSync({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    supported: { 'dynamic-import': false },
    external: [...external],
  })
  return outfile
}
