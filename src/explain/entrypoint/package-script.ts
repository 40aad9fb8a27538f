/** What a script of a package.json runs, as words where it needs no shell.  npm-run-script(1) */
import { plainWords } from './command-form.ts'

/** None where there is no such script, or it needs the shell that npm gives it. */
export function packageScript(text: string, script: string): readonly string[] | undefined {
  const found = scriptIn(text, script)
  // npm runs more before and after where there are scripts of these names.
  if (found === undefined || scriptIn(text, `pre${script}`) !== undefined) return undefined
  return plainWords(found)
}

function scriptIn(text: string, script: string): string | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(parsed)) return undefined
  const { scripts } = parsed
  const found = isObject(scripts) && Object.hasOwn(scripts, script) ? scripts[script] : undefined
  return typeof found === 'string' ? found : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
