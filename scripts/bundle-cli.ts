/**
 * Bundles the command line program. What `sigwhy 1` needs is one file; everything else is a file of its own beside it,
 * required when it is needed. CommonJS, because Node starts it faster than modules.
 */
import { chmodSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'

const directory = 'dist/bin'

/** Sources that became files of their own; bundling one of them may find more. */
const chunks = new Set<string>()

const separate: Plugin = {
  name: 'separate-chunks',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const source = relative(process.cwd(), join(resolveDir, path))
      chunks.add(source)
      return { path: `./${chunkName(source)}`, external: true }
    })
  },
}

rmSync(directory, { recursive: true, force: true })
await bundle('src/cli/main.ts', 'sigwhy.cjs', '#!/usr/bin/env node')
for (const chunk of chunks) await bundle(chunk, chunkName(chunk))
await bundle('src/lab/lane-worker.ts', 'lane-worker.mjs')
chmodSync(join(directory, 'sigwhy.cjs'), 0o755)

async function bundle(source: string, file: string, firstLine = ''): Promise<void> {
  await build({
    entryPoints: [source],
    outfile: join(directory, file),
    bundle: true,
    platform: 'node',
    format: file.endsWith('.mjs') ? 'esm' : 'cjs',
    target: 'node20',
    minify: true,
    // `import()` of a file would go through Node's loader of modules; required, it is cheap.
    supported: { 'dynamic-import': file.endsWith('.mjs') },
    banner: { js: firstLine },
    legalComments: 'none',
    // Only asked for where the program runs from its sources.
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
    plugins: [separate],
  })
}

function chunkName(source: string): string {
  return basename(source).replace(/\.ts$/, '.cjs')
}
