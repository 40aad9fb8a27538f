/** The ways to Docker and to Podman, as they are looked for among the engines. */
import { readFileSync, realpathSync } from 'node:fs'
import type { EngineOpener } from '../container/find.ts'
import { engineAddresses, type Surroundings } from './addresses.ts'
import { openDocker } from './engine.ts'

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
    open: (options) => openDocker(place, options),
  }))
}

function attempt(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
