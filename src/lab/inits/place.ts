/**
 * The directory of one instance of a row: made, filled, emptied, and prepared once where the row wants that.
 */
import { chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from './become-program.ts'
import type { ProgramStart } from './init-row.ts'

/** The user that a row runs as when it refuses to be root. */
const nobody = 65534

/** The file in its directory that an instance writes its errors to. */
const errors = 'errors'
/** The file that an application of a row leaves when its own handler runs. */
export const toldFile = 'told'

/** Empties the directory, unless it was prepared, and fills it. */
export function furnish(
  here: string,
  { files, isOrdinary, prepare }: Omit<ProgramStart, 'names'>,
): void {
  if (prepare)
    for (const name of [toldFile, 'ready', 'socket', errors])
      rmSync(join(here, name), { force: true })
  else rmSync(here, { recursive: true, force: true })
  mkdirSync(here, { recursive: true })
  if (isOrdinary) giveToNobody(here)
  for (const [name, text] of Object.entries(files?.(here) ?? {})) {
    const file = join(here, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { mode: 0o755 })
  }
}

/** Who is not root cannot, and the program will say what it lacks. */
function giveToNobody(here: string): void {
  try {
    chownSync(here, nobody, nobody)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}

/** The command as it is executed in the directory. */
export function commandIn(here: string, file: string, start: Omit<ProgramStart, 'names'>): Command {
  const { args, environment, input, isOrdinary } = start
  return {
    file,
    args: typeof args === 'function' ? args(here) : args,
    environment: { PATH: searchPath(), HOME: here, HERE: here, ...environment },
    errors: join(here, errors),
    ...(input === undefined ? {} : { input }),
    ...(isOrdinary ? { user: nobody } : {}),
  }
}

/** The last line that the instance wrote to its standard error. */
export function lastWords(here: string): string | undefined {
  try {
    const lines = readFileSync(join(here, errors), 'utf8').split('\n')
    return lines
      .filter((line) => line.trim() !== '')
      .at(-1)
      ?.trim()
      .slice(0, 200)
  } catch {
    return undefined
  }
}

/** The system's own programs first: what is packaged expects the interpreter that was packaged with it. */
function searchPath(): string {
  return `/usr/bin:/bin:/usr/sbin:/sbin:${process.env['PATH'] ?? ''}`
}
