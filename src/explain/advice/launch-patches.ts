/**
 * Patches of how a container is launched, for a Dockerfile, a compose file and a command line.
 * Dockerfile reference; compose specification "services"; docker-run(1)
 */
import type { AdviceSubject, Patch } from './advice.ts'

/** A line of a Dockerfile, a key of a compose file and an option: three ways to say the same. */
function launchPatches(
  { service }: Pick<AdviceSubject, 'service'>,
  said: {
    readonly dockerfile: Pick<Patch, 'before' | 'after'> | undefined
    readonly compose: string
    readonly run: string
  },
): readonly Patch[] {
  const compose = ['services:', `  ${service}:`, `    ${said.compose}`]
  return [
    ...(said.dockerfile ? [{ where: 'dockerfile', ...said.dockerfile } as const] : []),
    { where: 'compose', before: compose.slice(0, 2), after: compose },
    { where: 'run', before: ['docker run …'], after: [said.run] },
  ]
}

/** The program is started by these words, in place of what stands in the entrypoint or the command. */
export function startedBy(
  subject: AdviceSubject,
  place: 'entrypoint' | 'command',
  words: readonly string[],
  shell?: { readonly before: string; readonly after?: string },
): readonly Patch[] {
  const instruction = place === 'entrypoint' ? 'ENTRYPOINT' : 'CMD'
  const list = execForm(words)
  const was = shell?.before ?? execForm(subject[place])
  const [program = '', ...rest] = words
  const run =
    place === 'entrypoint'
      ? `docker run --entrypoint ${quoted(program)} … IMAGE ${rest.map(quoted).join(' ')}`
      : `docker run … IMAGE ${words.map(quoted).join(' ')}`
  const wasLines = `${instruction} ${was}`.split('\n')
  const isLines = `${instruction} ${shell?.after ?? list}`.split('\n')
  return launchPatches(subject, {
    dockerfile: { before: wasLines, after: isLines },
    compose: `${place}: ${list.replaceAll('$', '$$$$')}`,
    run: run.trimEnd(),
  })
}

/** With an init before what is there. */
export function initPatches(subject: AdviceSubject): readonly Patch[] {
  const { entrypoint, command } = subject
  const instruction = entrypoint.length > 0 ? 'ENTRYPOINT' : 'CMD'
  const words = entrypoint.length > 0 ? entrypoint : command
  const line = (list: readonly string[]) => `${instruction} ${execForm(list)}`
  return launchPatches(subject, {
    dockerfile: { before: [line(words)], after: [line(['tini', '--', ...words])] },
    compose: 'init: true',
    run: 'docker run --init …',
  })
}

/** With another stop signal. */
export function stopSignalPatches(subject: AdviceSubject, name: string): readonly Patch[] {
  return launchPatches(subject, {
    dockerfile: { before: [], after: [`STOPSIGNAL ${name}`] },
    compose: `stop_signal: ${name}`,
    run: `docker run --stop-signal ${name} …`,
  })
}

/** With so many seconds before SIGKILL; a Dockerfile has no word for it. */
export function gracePatches(subject: AdviceSubject, seconds: number): readonly Patch[] {
  return launchPatches(subject, {
    dockerfile: undefined,
    compose: `stop_grace_period: ${seconds}s`,
    run: `docker run --stop-timeout ${seconds} …`,
  })
}

/** `["node", "app.js"]` */
function execForm(words: readonly string[]): string {
  return JSON.stringify(words).replaceAll('","', '", "')
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
