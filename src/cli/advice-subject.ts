/** A container or an image as something to give advice on: how it is started, its script, and its processes where they run. */
import type { AdviceSubject, ScriptText } from '../explain/advice/advice.ts'
import type { Circumstances } from '../explain/likely-question.ts'
import { parseSignal, signalTable } from '../kernel/index.ts'
import type { Container } from '../observe/container/container.ts'
import type { Engine } from '../observe/container/engine.ts'
import type { DockerEngine } from '../observe/docker/engine.ts'
import { valueOr } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'

/** A container; `tree` is left out where its processes cannot be seen. */
export async function adviceOnContainer(
  { engine, container }: { readonly engine: Engine; readonly container: Container },
  circumstances: Circumstances,
  tree?: ProcessTree,
): Promise<AdviceSubject> {
  const entrypoint = valueOr(container.entrypoint, [])
  const command = valueOr(container.command, [])
  const timeout = valueOr(container.stop.timeout, undefined)
  const directory = valueOr(container.workingDirectory, '') || '/'
  const text = async (path: string) => {
    const absolute = path.startsWith('/') ? path : `${directory}/${path}`
    const answer = await engine.readFile(container.id, absolute)
    return answer.ok ? new TextDecoder().decode(answer.value) : undefined
  }
  const script = await scriptOf([...entrypoint, ...command], text)
  const packageJson = await text('package.json')
  const labels: Readonly<Record<string, string>> = valueOr(container.labels, {})
  return {
    service: labels['com.docker.compose.service'] ?? (container.name || 'app'),
    entrypoint,
    command,
    stopSignal: valueOr(container.stop.signal, 15),
    circumstances,
    ...(timeout !== undefined && { timeout }),
    ...(script && { script }),
    ...(packageJson !== undefined && { packageJson }),
    ...(tree && { tree }),
  }
}

/** The image of that name; nothing where the engine has none. Its files cannot be read without a container of it. */
export async function adviceOnImage(
  reference: string,
  engine: DockerEngine,
  circumstances: Circumstances,
): Promise<AdviceSubject | undefined> {
  const answer = await engine.image(reference)
  if (!answer.ok) return undefined
  const { Entrypoint, Cmd, StopSignal } = answer.value.Config ?? {}
  const spelled =
    typeof StopSignal === 'string' ? parseSignal(StopSignal, signalTable()) : undefined
  return {
    service: /([^/:@]+)(?:[:@][^/]*)?$/.exec(reference)?.[1] ?? 'app',
    entrypoint: wordsIn(Entrypoint),
    command: wordsIn(Cmd),
    stopSignal: spelled?.ok ? spelled.signal : 15,
    circumstances,
  }
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.map(String) : []
}

/** The file that a shell reads first: an argument of the shell, or a program that begins with `#!/bin/sh`. */
async function scriptOf(
  words: readonly string[],
  read: (path: string) => Promise<string | undefined>,
): Promise<ScriptText | undefined> {
  const past = words.findIndex(
    (word) => !/(^|\/)(tini|dumb-init|docker-init|catatonit|--|-g|-s)$/.test(word),
  )
  const [first, second] = words.slice(Math.max(past, 0))
  if (first === undefined) return undefined
  const isShell = /(^|\/)(sh|ash|dash|bash)$/.test(first)
  if (isShell && (second === undefined || second.startsWith('-'))) return undefined
  const path = isShell ? (second ?? '') : first
  if (!path.includes('/') && !isShell) return undefined
  const text = await read(path)
  if (text === undefined || text.length > longest) return undefined
  return isShell || /^#!\s*\S*\/(env\s+)?(sh|ash|dash|bash)\b/.test(text)
    ? { path, text }
    : undefined
}

/** Bytes of a script that somebody wrote; what is longer is a program with an archive behind it. */
const longest = 200_000
