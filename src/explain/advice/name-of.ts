/** What a program is called in a script: the last part of its first argument, or its command name. */
import { valueOr } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'

export function nameOf({ commandLine, name }: Observation): string {
  const [first] = valueOr(commandLine, [])
  const word = first === undefined || first === '' ? valueOr(name, '') : first
  return word.slice(word.lastIndexOf('/') + 1)
}
