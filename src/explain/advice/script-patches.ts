/** Patches of an entrypoint script: `exec` before its last command, or a trap that sends the signal on and waits. */
import type { ScriptReading, StayingCommand } from '../entrypoint/read-script.ts'
import type { Patch, ScriptText } from './advice.ts'

/** The command takes the shell's place. */
export function execPatch(script: ScriptText, reading: ScriptReading): Patch | undefined {
  const { stays } = reading
  if (!stays?.isLast || !stays.isReplaceable || stays.traps.length > 0) return undefined
  // What stands before the program are assignments: `env` makes them for it alone.
  const prefix = stays.program === stays.start ? 'exec ' : 'exec env '
  return patched(script, stays.line, [{ start: stays.start, end: stays.start, by: prefix }])
}

/** The command runs beside the shell, which sends SIGTERM on to it and waits for its end. */
export function trapPatch(
  script: ScriptText,
  reading: ScriptReading,
  names: readonly string[],
): Patch | undefined {
  const { stays } = reading
  if (!stays?.isReplaceable) return undefined
  const { text } = script
  const startOfLine = text.lastIndexOf('\n', stays.start - 1) + 1
  const indent = text.slice(startOfLine, stays.start)
  // Only a command that has its lines for itself can be made several.
  const isWhole = indent.trim() === '' && /^[ \t;]*(#.*)?(\n|$)/.test(text.slice(stays.end))
  if (!isWhole) return undefined
  const own = stays.traps.filter(({ signals }) => signals.some((name) => !/^(EXIT|0)$/.test(name)))
  const trap = `trap 'kill -TERM "$child"' ${names.join(' ')}`
  const lines = [
    `${text.slice(stays.start, stays.end)} &`,
    'child=$!',
    ...(own.length === 0 ? [trap] : []),
    'wait "$child" || :',
    ...(own.length === 0 ? [`trap - ${names.join(' ')}`, 'wait "$child"'] : []),
  ]
  const by = lines.join(`\n${indent}`)
  const trapped = own.map(({ start, end, action }) => ({ start, end, by: sendingOn(action) }))
  return patched(script, firstLine(own, stays), [...trapped, { ...span(stays), by }])
}

/** The action of a trap that was there, after the program has been told and has ended. */
function sendingOn(action: string): string {
  const whole = `kill -TERM "$child" 2>/dev/null; wait "$child"; ${action}`
  return `'${whole.replaceAll("'", "'\\''")}'`
}

function span({ start, end }: StayingCommand): { readonly start: number; readonly end: number } {
  return { start, end }
}

function firstLine(traps: StayingCommand['traps'], { line }: StayingCommand): number {
  return Math.min(line, ...traps.map((trap) => trap.line))
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** The lines that differ, and the whole afterwards. */
function patched({ path, text }: ScriptText, line: number, edits: readonly Edit[]): Patch {
  const changed = [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { start, end, by }) => whole.slice(0, start) + by + whole.slice(end), text)
  const [was, is] = [text.split('\n'), changed.split('\n')]
  const from = line - 1
  let same = 0
  while (same < was.length - line && was.at(-1 - same) === is.at(-1 - same)) same += 1
  return {
    where: 'script',
    path,
    line,
    before: was.slice(from, was.length - same),
    after: is.slice(from, is.length - same),
    text: changed,
  }
}
