/**
 * Finds what a row of the gallery executes: on PATH, where system programs are kept that a user's PATH may lack, and where
 * Debian keeps PostgreSQL. Scripts count, because users start them, but not those of a shell: version managers put such
 * scripts under the names of programs.  execve(2) "Interpreter scripts"
 */
import { accessSync, closeSync, constants, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** The file of the first of these names that is found, and that name. A name with a slash is a path. */
export function findCommand(
  names: readonly string[],
): { readonly file: string; readonly name: string } | undefined {
  for (const name of names) {
    const file = name.includes('/')
      ? [name].find(isExecutable)
      : directories()
          .map((each) => join(each, name))
          .find(isCommand)
    if (file !== undefined) return { file, name }
  }
  return undefined
}

const postgres = '/usr/lib/postgresql'

function directories(): readonly string[] {
  const path = (process.env['PATH'] ?? '').split(':').filter((each) => each.startsWith('/'))
  return [
    ...path,
    '/usr/sbin',
    '/sbin',
    ...entries(postgres).map((each) => join(postgres, each, 'bin')),
  ]
}

function entries(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function isCommand(file: string): boolean {
  if (!isExecutable(file)) return false
  try {
    const beginning = firstBytes(file)
    return beginning.startsWith('\x7fELF') || /^#!(?!.*\b(ba|da)?sh\b)/.test(beginning)
  } catch {
    return false
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function firstBytes(file: string): string {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(80)
    const length = readSync(descriptor, bytes, 0, bytes.length, 0)
    return bytes.toString('latin1', 0, length)
  } finally {
    closeSync(descriptor)
  }
}
