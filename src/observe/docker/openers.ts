/** The ways to Docker and to Podman, as they are looked for among the engines. */
import type { EngineOpener } from '../container/find.ts'
import { engineAddresses } from './addresses.ts'
import { openDocker } from './engine.ts'

export function dockerOpeners(
  environment: Readonly<Record<string, string | undefined>>,
): readonly EngineOpener[] {
  return engineAddresses(environment).map((place) => ({
    engine: place.engine,
    address: place.address,
    isChosen: place.isChosen,
    open: (options) => openDocker(place, options),
  }))
}
