/**
 * Which program a process runs: by its executable file first, which it cannot change, then by its arguments, which are also
 * its title. proc_pid_exe(5), proc_pid_cmdline(5)
 */
import type { Features } from './features.ts'

/** Whether the executable file has such a name; where that is unknown, whether it is called so. */
export function runs(features: Features, program: RegExp): boolean {
  const { executable, words, name } = features
  if (executable !== undefined) return program.test(baseName(executable))
  const called = words?.[0]
  if (called !== undefined && called !== '') return program.test(baseName(firstWord(called)))
  return name !== undefined && program.test(name)
}

/** What the program is called in its first argument: `sh` for bash run as sh. */
export function calledAs(features: Features): string | undefined {
  const called = features.words?.[0]
  return called === undefined ? undefined : baseName(called)
}

/** Whether it has given itself such a title: `nginx: master process`. */
export function titled(features: Features, title: RegExp): boolean {
  const called = features.words?.[0]
  return called !== undefined && title.test(called)
}

/** The busybox program: its own name where it is called by it, else its first argument. */
export function applet(features: Features): string | undefined {
  const { words } = features
  if (!runs(features, /^busybox(\.\w+)?$/) || words === undefined) return undefined
  const called = baseName(words[0] ?? '')
  return /^busybox/.test(called) ? baseName(words[1] ?? '') : called
}

/** A program that an interpreter runs, and that may have given itself a title. */
export interface Script {
  readonly interpreter: RegExp
  /** Short options of the interpreter that have a value of their own. */
  readonly valued: string
  readonly file: RegExp
  readonly title?: RegExp
}

/** `gunicorn` in `python3 -u /usr/bin/gunicorn app`, in `python3 -m gunicorn app`, and as the title `gunicorn: master [app]`. */
export function runsScript(features: Features, script: Script): boolean {
  const { interpreter, valued, file, title } = script
  const hidden = features.executable === undefined || runs(features, interpreter)
  if (title && hidden && titled(features, title)) return true
  return runs(features, interpreter) && file.test(baseName(scriptOf(features, valued) ?? ''))
}

/** The first argument that is no option, or the module; none where the program text itself is an argument. */
function scriptOf(features: Features, valued: string): string | undefined {
  const [, ...rest] = features.words ?? []
  while (rest.length > 0) {
    const word = rest.shift()
    if (word === undefined || /^(-[ce]|--eval|-p|--print)$/.test(word)) return undefined
    if (word === '-m' || word === '--') return rest[0]
    if (!word.startsWith('-')) return word
    if (word.length === 2 && valued.includes(word.charAt(1))) rest.shift()
  }
  return undefined
}

/** The program's own options: its arguments up to the command that it runs, `--` or the first word that is none. */
export function ownOptions(features: Features, valued = ''): readonly string[] {
  const [, ...rest] = features.words ?? []
  const own: string[] = []
  while (rest.length > 0) {
    const word = rest.shift()
    if (word === undefined || word === '--' || !word.startsWith('-')) return own
    own.push(word)
    if (word.length === 2 && valued.includes(word.charAt(1))) own.push(rest.shift() ?? '')
  }
  return own
}

/** Whether a short option is set: `g` in `-g`, `-vg`. */
export function hasShort(options: readonly string[], letter: string): boolean {
  return options.some((option) => /^-[a-zA-Z]+$/.test(option) && option.includes(letter))
}

/** The first word of a title. */
function firstWord(text: string): string {
  return /^[^\s:]+/.exec(text)?.[0] ?? text
}

/** The last part of a path, without the dash of a login shell. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/^-/, '')
}
