/**
 * What may stand behind `--`: the options of `docker run` that change how a program takes its end, and then its command. All
 * others are refused by name, so that nobody believes they were heeded.  docker-run(1)
 */
import { isAbsolute } from 'node:path'
import type { CopySettings } from './settings.ts'

/** Why options cannot be used. */
export type RunOptionError =
  | {
      readonly code: 'run-option-unknown'
      readonly option: string
      readonly allowed: readonly string[]
    }
  | { readonly code: 'run-option-needs-value'; readonly option: string }
  | { readonly code: 'run-option-takes-no-value'; readonly option: string; readonly text: string }
  | {
      readonly code: 'run-option-value'
      readonly option: string
      readonly text: string
      /** What a value looks like. */
      readonly example: string
    }

export type Amended =
  | { readonly ok: true; readonly settings: CopySettings }
  | { readonly ok: false; readonly error: RunOptionError }

/** One option: how it is written, and what it makes of the settings. */
interface Row {
  readonly names: readonly string[]
  /** A value it takes, as an example; left out where it takes none. */
  readonly example?: string
  /** The settings with it; nothing where the value means nothing. */
  apply(settings: CopySettings, value: string): CopySettings | undefined
}

const rows: readonly Row[] = [
  { names: ['-e', '--env'], example: 'MODE=test', apply: withVariable },
  { names: ['--entrypoint'], example: '/bin/app', apply: withEntrypoint },
  { names: ['--init'], apply: (settings) => ({ ...settings, init: true }) },
  {
    names: ['--stop-signal'],
    example: 'SIGQUIT',
    apply: (all, stopSignal) => ({ ...all, stopSignal }),
  },
  { names: ['--stop-timeout'], example: '5', apply: withStopTimeout },
  { names: ['-u', '--user'], example: '1000:1000', apply: (all, user) => ({ ...all, user }) },
  { names: ['-w', '--workdir'], example: '/app', apply: withDirectory },
  { names: ['-m', '--memory'], example: '256m', apply: withMemory },
  {
    names: ['--network', '--net'],
    example: 'bridge',
    apply: (all, network) => ({ ...all, network }),
  },
  { names: ['-v', '--volume'], example: '/etc/app:/etc/app', apply: withVolume },
  { names: ['--pid'], example: 'host', apply: (all, pidMode) => ({ ...all, pidMode }) },
  { names: ['--read-only'], apply: (settings) => ({ ...settings, isRootReadOnly: true }) },
  { names: ['--tmpfs'], example: '/run', apply: withTmpfs },
  { names: ['--health-cmd'], example: '"curl -f localhost"', apply: withHealthCommand },
  { names: ['-t', '--tty'], apply: (settings) => ({ ...settings, hasTerminal: true }) },
  { names: ['-i', '--interactive'], apply: (settings) => ({ ...settings, hasInput: true }) },
  { names: ['--cap-add'], example: 'NET_ADMIN', apply: withCapability },
  { names: ['--runtime'], example: 'runc', apply: (all, runtime) => ({ ...all, runtime }) },
]

/** All that is allowed, as it is written. */
export const runOptions: readonly string[] = rows.flatMap(({ names }) => names)

/** The settings with what the words say. What follows the options is the command. */
export function amend(settings: CopySettings, words: readonly string[]): Amended {
  let amended = settings
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return withCommand(amended, words.slice(at + 1))
    if (!word.startsWith('-') || word === '-') return withCommand(amended, words.slice(at))
    const split = splitOption(word)
    const row = rows.find(({ names }) => names.includes(split.name))
    if (row === undefined) {
      return no({ code: 'run-option-unknown', option: split.name, allowed: runOptions })
    }
    const { example } = row
    if (example === undefined && split.value !== undefined) {
      return no({ code: 'run-option-takes-no-value', option: split.name, text: split.value })
    }
    const value = example === undefined ? '' : (split.value ?? words[++at])
    if (value === undefined) return no({ code: 'run-option-needs-value', option: split.name })
    const next =
      value === '' && example !== undefined && split.name !== '--entrypoint'
        ? undefined
        : row.apply(amended, value)
    if (next === undefined) {
      return no({
        code: 'run-option-value',
        option: split.name,
        text: value,
        example: example ?? '',
      })
    }
    amended = next
  }
  return { ok: true, settings: amended }
}

function no(error: RunOptionError): Amended {
  return { ok: false, error }
}

/** `--name=value`, `--name`, `-n`, and `-nvalue` for those of one letter. */
function splitOption(word: string): { readonly name: string; readonly value?: string } {
  if (word.startsWith('--')) {
    const at = word.indexOf('=')
    return at < 0 ? { name: word } : { name: word.slice(0, at), value: word.slice(at + 1) }
  }
  if (word.length === 2) return { name: word }
  return { name: word.slice(0, 2), value: word.slice(2).replace(/^=/, '') }
}

/** As for an engine, a command takes the place of the image's own. */
function withCommand(settings: CopySettings, command: readonly string[]): Amended {
  return { ok: true, settings: command.length === 0 ? settings : { ...settings, command } }
}

function withVariable(settings: CopySettings, text: string): CopySettings | undefined {
  const name = /^([^=]+)=/.exec(text)?.[1]
  // Without a value it would be that of whoever runs sigwhy, which a check should not depend on.
  if (name === undefined) return undefined
  const others = settings.environment.filter((each) => !each.startsWith(`${name}=`))
  return { ...settings, environment: [...others, text] }
}

/** The image's command belongs to the image's entrypoint. */
function withEntrypoint(settings: CopySettings, path: string): CopySettings {
  return { ...settings, entrypoint: [path], command: [] }
}

function withStopTimeout(settings: CopySettings, text: string): CopySettings | undefined {
  if (!/^-?\d{1,6}$/.test(text)) return undefined
  return { ...settings, stopTimeout: Number(text) }
}

function withDirectory(settings: CopySettings, workingDirectory: string): CopySettings | undefined {
  return isAbsolute(workingDirectory) ? { ...settings, workingDirectory } : undefined
}

const units: Readonly<Record<string, number>> = { '': 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }

function withMemory(settings: CopySettings, text: string): CopySettings | undefined {
  const [, number, unit = ''] = /^(\d+)([bkmg]?)b?$/i.exec(text) ?? []
  if (number === undefined) return undefined
  return { ...settings, memory: Number(number) * (units[unit.toLowerCase()] ?? 1) }
}

/** Read-only unless `rw` is said: a check should not change what is there. A name without a slash is a fresh volume. */
function withVolume(settings: CopySettings, text: string): CopySettings | undefined {
  const [source = '', target, mode = 'ro', ...rest] = text.split(':')
  if (rest.length > 0) return undefined
  const add = (mount: CopySettings['mounts'][number]): CopySettings => ({
    ...settings,
    mounts: [...settings.mounts.filter((each) => each.target !== mount.target), mount],
  })
  if (target === undefined) {
    return isAbsolute(source) ? add({ kind: 'fresh-volume', target: source }) : undefined
  }
  const modes = mode.split(',')
  if (source === '' || !isAbsolute(target)) return undefined
  if (modes.some((each) => !/^(ro|rw|z|Z)$/.test(each))) return undefined
  return add({ kind: 'bind', source, target, isWritable: modes.includes('rw') })
}

function withTmpfs(settings: CopySettings, text: string): CopySettings | undefined {
  const [directory = '', options = ''] = text.split(/:(.*)/s)
  if (!isAbsolute(directory)) return undefined
  return { ...settings, tmpfs: { ...settings.tmpfs, [directory]: options } }
}

function withHealthCommand(settings: CopySettings, command: string): CopySettings {
  return { ...settings, health: { ...settings.health, Test: ['CMD-SHELL', command] } }
}

function withCapability(settings: CopySettings, capability: string): CopySettings {
  return { ...settings, addedCapabilities: [...settings.addedCapabilities, capability] }
}
