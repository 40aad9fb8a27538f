/** Which Debian package a file comes from, and its version; elsewhere nobody is asked.  dpkg-query(1) */
import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Installed } from './gallery-report.ts'

const run = promisify(execFile)

/** Looks the file up, and where it leads to. */
export async function installedAs(file: string): Promise<Installed> {
  // A merged /usr has files that the package knows by their old path.
  const real = realpathSync(file)
  for (const path of new Set([real, real.replace(/^\/usr(?=\/s?bin\/|\/lib)/, ''), file])) {
    const owner = await query(['-S', path])
    const name = owner?.split(': ')[0]
    if (name === undefined || name.includes(',')) continue
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own notation
    const version = await query(['-W', '-f', '${Version}', name])
    if (version !== undefined) return { file, package: name, version }
  }
  return { file }
}

async function query(args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('dpkg-query', [...args])
    return stdout.split('\n')[0]
  } catch {
    return undefined
  }
}
