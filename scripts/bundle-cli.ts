/**
 * Bundles the command line program. Each part that `import()` names becomes a file of its own, required when it is needed;
 * `sigwhy.cjs` loads them. CommonJS, because Node starts it faster than modules, and ASCII, because then a file is half as
 * large in memory.
 */
import { createHash } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** Made aside and then put in place: a program that is running meanwhile finds the files of one version. */
const directory = `dist/bin.${process.pid}`

/** What makes a file a function, as start.ts calls it: put around it here, so that no run has to copy the text. */
const wrapper = ['(function(require,module,exports,__dirname){', '})'] as const

/** Sources that become files of their own; bundling one of them may find more. */
const chunks = new Set(['src/cli/main.ts'])

const separate: Plugin = {
  name: 'separate-chunks',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const source = relative(process.cwd(), join(resolveDir, path))
      chunks.add(source)
      if (new Set([...chunks].map(chunkName)).size < chunks.size) {
        throw new Error(`two files that are loaded late have one name: ${chunkName(source)}`)
      }
      return { path: `./${chunkName(source)}`, external: true }
    })
  },
}

/**
 * What the client of Docker brings and nobody here asks of it: for BuildKit's sessions a gRPC client and the compiler of its
 * descriptions, larger than all the rest; and an SSH client, where ssh(1) is used instead.
 */
const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(@grpc\/|ssh2$)/ }, ({ path }) => ({ path, namespace: 'absent' }))
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {}' }))
  },
}

for (const chunk of chunks) await bundle(chunk, chunkName(chunk))
await bundle('src/lab/lane-worker.ts', 'lane-worker.mjs')
const contents = createHash('sha256')
// They are found in any order; the same files are the same contents.
for (const chunk of [...chunks].sort())
  contents.update(readFileSync(join(directory, chunkName(chunk))))
await bundle('src/cli/start.ts', 'sigwhy.cjs', contents.digest('hex').slice(0, 16))
chmodSync(join(directory, 'sigwhy.cjs'), 0o755)
rmSync('dist/bin', { recursive: true, force: true })
renameSync(directory, 'dist/bin')

async function bundle(source: string, file: string, contents?: string): Promise<void> {
  await writeBundle(source, file, contents)
  const path = join(directory, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/[\u0080-\uffff]/g, escaped))
}

/** What is left in regular expressions, which esbuild copies as they are; it says the same there. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

async function writeBundle(source: string, file: string, contents?: string): Promise<void> {
  const isModule = file.endsWith('.mjs')
  await build({
    entryPoints: [source],
    outfile: join(directory, file),
    bundle: true,
    platform: 'node',
    format: isModule ? 'esm' : 'cjs',
    target: 'node20',
    minify: true,
    charset: 'ascii',
    // `import()` of a file would go through Node's loader of modules; required, it is cheap.
    supported: { 'dynamic-import': isModule },
    legalComments: 'none',
    // Only asked for where the program runs from its sources.
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
    plugins: [separate, withoutUnused],
    // Optional, with a binary of its own: found where it was installed, or not at all.
    external: ['koffi'],
    ...(contents === undefined
      ? isModule
        ? {}
        : { banner: { js: wrapper[0] }, footer: { js: wrapper[1] } }
      : { banner: { js: '#!/usr/bin/env node' }, define: { contents: JSON.stringify(contents) } }),
  })
}

function chunkName(source: string): string {
  return basename(source).replace(/\.ts$/, '.cjs')
}
