/** The ways to Docker and to Podman, as they are looked for among the engines. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import type { EngineOpener } from '../container/find.ts'
import { engineAddresses, type Surroundings } from './addresses.ts'

export function dockerOpeners(environment: Surroundings['environment']): readonly EngineOpener[] {
  const around: Surroundings = {
    environment,
    uid: process.getuid?.(),
    read: (path) => attempt(() => readFileSync(path, 'utf8')),
    realPath: (path) => attempt(() => realpathSync(path)),
  }
  return engineAddresses(around).map((place) => ({
    engine: place.engine,
    address: place.address,
    isChosen: place.isChosen,
    open: async (options) => {
      const { address } = place
      const isAbsent = address.startsWith('unix:///') && !existsSync(address.slice(7))
      if (isAbsent) return { ok: false, problem: { code: 'unreachable', address, errno: 'ENOENT' } }
      // The client takes longer to load than most engines to answer.
      const { openDocker } = await import('./engine.ts')
      return openDocker(place, options)
    },
  }))
}

function attempt(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
