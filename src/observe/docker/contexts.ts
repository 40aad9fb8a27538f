/**
 * The context that `docker context use` or DOCKER_CONTEXT chose: a name for an engine's address and its certificates.
 * docker/cli: cli/context/store/metadatastore.go, tlsstore.go (the folder of a context is named by the SHA-256 of its name)
 */
import { createHash } from 'node:crypto'
import {
  type BaseIssue,
  type BaseSchema,
  boolean,
  object,
  optional,
  record,
  safeParse,
  string,
} from 'valibot'
import { dockerFolder, type EngineAddress, type Surroundings } from './addresses.ts'

const configuration = object({ currentContext: optional(string()) })
const endpoint = object({ Host: optional(string()), SkipTLSVerify: optional(boolean()) })
const context = object({ Endpoints: record(string(), endpoint) })

/** Nothing where the default one is chosen, which is no choice. */
export function chosenContext(around: Surroundings): EngineAddress | undefined {
  const { environment } = around
  const folder = dockerFolder(environment)
  const name =
    environment['DOCKER_CONTEXT'] ||
    readJson(around, `${folder}/config.json`, configuration)?.currentContext
  if (!name || name === 'default') return undefined
  const digest = createHash('sha256').update(name).digest('hex')
  const meta = readJson(around, `${folder}/contexts/meta/${digest}/meta.json`, context)
  const { Host, SkipTLSVerify } = meta?.Endpoints['docker'] ?? {}
  if (!Host) return { engine: 'docker', address: name, isChosen: true, isNoContext: true }
  const certificates = `${folder}/contexts/tls/${digest}/docker`
  const isSecure = SkipTLSVerify || around.realPath(certificates) !== undefined
  const tls = { folder: certificates, isVerified: !SkipTLSVerify }
  return { engine: 'docker', address: Host, isChosen: true, ...(isSecure && { tls }) }
}

function readJson<T>(
  { read }: Surroundings,
  path: string,
  schema: BaseSchema<unknown, T, BaseIssue<unknown>>,
): T | undefined {
  const text = read(path)
  if (text === undefined) return undefined
  try {
    const parsed = safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
