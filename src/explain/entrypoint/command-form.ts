/**
 * How an image says what to run: in the exec form, by a shell, by a script of its own or by a package manager.
 * Dockerfile reference "Shell and exec form": the shell form is `["/bin/sh", "-c", text]`
 */
import { readScript } from './read-script.ts'
import { unquoted } from './shell-tokens.ts'
import { shellTreeOf } from './shell-tree.ts'

export type CommandForm =
  /** `in`: which of the two the text stands in, so that it is changed there. */
  | {
      readonly kind: 'shell'
      readonly in: 'entrypoint' | 'command'
      readonly shell: string
      readonly text: string
      /** The words where it is one plain command: nothing in it needs the shell. */
      readonly plain?: readonly string[]
    }
  | { readonly kind: 'launcher'; readonly in: 'entrypoint' | 'command'; readonly script: string }
  /** A program by its path, which may be a script. */
  | { readonly kind: 'exec'; readonly path: string }
  | { readonly kind: 'none' }

/** What the two lists of an image mean together. */
export function commandForm(
  entrypoint: readonly string[],
  command: readonly string[],
): CommandForm {
  const words = [...entrypoint, ...command]
  const place = entrypoint.length > 0 ? 'entrypoint' : 'command'
  const [path, option, text] = words
  if (path === undefined) return { kind: 'none' }
  const name = baseName(path)
  if (
    /^(sh|ash|dash|bash|zsh)$/.test(name) &&
    /^-[a-z]*c$/.test(option ?? '') &&
    text !== undefined
  ) {
    const where = entrypoint.length >= 3 ? 'entrypoint' : entrypoint.length > 0 ? place : 'command'
    const plain = plainWords(text)
    return { kind: 'shell', in: where, shell: path, text, ...(plain && { plain }) }
  }
  if (/^(npm|yarn|pnpm)$/.test(name)) {
    const [script] = words.slice(1).filter((word) => !word.startsWith('-') && word !== 'run')
    return { kind: 'launcher', in: place, script: script ?? 'start' }
  }
  return { kind: 'exec', path }
}

/** The text with `exec` before the command that stays: `cd /app && exec node server.js`; none where that would change more. */
export function withExec(text: string, running?: string): string | undefined {
  const { stays, findings } = readScript(text, running)
  if (!stays?.isLast || !stays.isReplaceable || stays.traps.length > 0) return undefined
  // After `||` a command runs only if something failed.
  if (shellTreeOf(text).nodes.some(({ after }) => after === '||')) return undefined
  if (findings.some(({ code }) => code === 'not-understood' || code === 'job-control'))
    return undefined
  const prefix = stays.program === stays.start ? 'exec ' : 'exec env '
  return text.slice(0, stays.start) + prefix + text.slice(stays.start)
}

/** The words of a text that is one command without anything that a shell has to expand. */
export function plainWords(text: string): readonly string[] | undefined {
  const { nodes, isBroken } = shellTreeOf(text)
  const [node, ...others] = nodes
  if (isBroken || node?.kind !== 'simple' || others.length > 0) return undefined
  if (node.isPiped || node.isBackground || node.redirections.length > 0) return undefined
  const words = node.words.map(({ text: word }) => word)
  if (words[0] === 'exec') words.shift()
  if (words.some((word) => isExpanded(word)) || isAssignment(words[0] ?? '')) return undefined
  return words.map(unquoted)
}

/** What single quotes hold stays as it is. */
function isExpanded(word: string): boolean {
  const open = word.replace(/'[^']*'/g, '')
  return /[$`]/.test(open) || /[*?[~{]/.test(open.replace(/"[^"]*"/g, ''))
}

function isAssignment(word: string): boolean {
  return /^[A-Za-z_]\w*=/.test(word)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
