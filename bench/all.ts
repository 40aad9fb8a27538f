/** Runs every benchmark of this folder, one after the other; each says its target and the peer beside it. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
// With a bundle of certificates named here, Node reads it at every start.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env

for (const file of readdirSync(folder).filter(
  (name) => name.endsWith('.ts') && name !== 'all.ts',
)) {
  console.log(`\n${file}`)
  const { status } = spawnSync('npx', ['tsx', folder + file], { stdio: 'inherit', env })
  if (status !== 0) process.exitCode = 1
}
