/** Which package a file comes from, and its version: Node's packages say so themselves, of others dpkg is asked.  dpkg-query(1) */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Installed } from './gallery-report.ts'

const run = promisify(execFile)

/** Looks up a file, given by its real path. */
export async function installedAs(file: string): Promise<Installed> {
  const node = nodePackage(file)
  if (node) return { file, ...node }
  // A merged /usr has files that the package knows by their old path.
  for (const path of [file, file.replace(/^\/usr(?=\/s?bin\/|\/lib)/, '')]) {
    const owner = await query(['-S', path])
    const name = owner?.split(': ')[0]
    if (name === undefined || name.includes(',')) continue
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own notation
    const version = await query(['-W', '-f', '${Version}', name])
    if (version !== undefined) return { file, package: name, version }
  }
  return { file }
}

function nodePackage(file: string): Omit<Installed, 'file'> | undefined {
  const [directory] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(file) ?? []
  if (directory === undefined) return undefined
  try {
    const { name, version } = JSON.parse(readFileSync(`${directory}/package.json`, 'utf8'))
    return { package: String(name), version: String(version) }
  } catch {
    return undefined
  }
}

async function query(args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('dpkg-query', [...args])
    return stdout.split('\n')[0]
  } catch {
    return undefined
  }
}
