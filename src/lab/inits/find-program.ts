/**
 * Finds a program on PATH. Scripts are passed over: of a script its interpreter would become PID 1, and version managers
 * put scripts under the names of programs.  execve(2) "Interpreter scripts"; elf(5)
 */
import { Buffer } from 'node:buffer'
import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** The file of the first of these names that is found, and that name. */
export function findProgram(
  names: readonly string[],
  path: string = process.env['PATH'] ?? '',
): { readonly file: string; readonly name: string } | undefined {
  for (const name of names) {
    for (const directory of path.split(':')) {
      // A relative directory would mean another file to the process that executes it.
      if (!directory.startsWith('/')) continue
      const file = join(directory, name)
      if (isProgram(file)) return { file, name }
    }
  }
  return undefined
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return firstBytes(file).equals(elf)
  } catch {
    return false
  }
}

const elf = Buffer.from('\x7fELF', 'latin1')

function firstBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(elf.length)
    readSync(descriptor, bytes, 0, elf.length, 0)
    return bytes
  } finally {
    closeSync(descriptor)
  }
}
