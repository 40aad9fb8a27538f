/**
 * Writes src/observe/cri/generated/ from api.proto, the interface's own definition. Run it after taking a newer one; what it writes is
 * kept in the repository, so that nobody needs the compiler to build.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const source = 'src/observe/cri'
const folder = mkdtempSync(join(tmpdir(), 'generate-cri-'))
try {
  const out = resolve(source, 'generated')
  const options = ['target=ts', 'import_extension=ts']
  writeFileSync(
    join(folder, 'buf.gen.yaml'),
    `version: v2\nplugins:\n  - local: protoc-gen-es\n    out: ${out}\n    opt: [${options.join(', ')}]\n`,
  )
  writeFileSync(join(folder, 'buf.yaml'), 'version: v2\n')
  execFileSync('cp', [join(source, 'api.proto'), folder])
  execFileSync(
    'npm',
    [
      'exec',
      '--yes',
      '--package=@bufbuild/buf@1.75.0',
      '--package=@bufbuild/protoc-gen-es@2.13.0',
      '--',
      'buf',
      'generate',
      folder,
      '--template',
      join(folder, 'buf.gen.yaml'),
    ],
    { stdio: 'inherit' },
  )
} finally {
  rmSync(folder, { recursive: true })
}
