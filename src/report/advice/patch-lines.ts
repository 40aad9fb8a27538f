/** A patch as lines: a unified diff for files that are there, plain lines for what is typed or written anew.  diff(1) */
import type { Patch, PatchPlace } from '../../explain/advice/advice.ts'

/** As it is to be applied. */
export function patchLines({
  where,
  before,
  after,
  path = '',
  line = 1,
}: Patch): readonly string[] {
  switch (where) {
    case 'run':
    case 'program':
      return after
    case 'script': {
      const name = path.replace(/^\//, '')
      const hunk = `@@ -${range(line, before)} +${range(line, after)} @@`
      return [`--- a/${name}`, `+++ b/${name}`, hunk, ...difference(before, after)]
    }
    case 'dockerfile':
    case 'compose':
      return difference(before, after)
  }
}

/** How Markdown names what is in it. */
export const snippetLanguages: Readonly<Record<PatchPlace, string>> = {
  dockerfile: 'diff',
  compose: 'diff',
  script: 'diff',
  run: 'sh',
  program: '',
}

function range(line: number, lines: readonly string[]): string {
  return lines.length === 1 ? String(line) : `${line},${lines.length}`
}

/** What both begin and end with stays. */
function difference(before: readonly string[], after: readonly string[]): string[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return [
    ...before.slice(0, start).map((line) => ` ${line}`),
    ...before.slice(start, before.length - end).map((line) => `-${line}`),
    ...after.slice(start, after.length - end).map((line) => `+${line}`),
    ...before.slice(before.length - end).map((line) => ` ${line}`),
  ]
}
