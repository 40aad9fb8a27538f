/** The ways to runtimes that speak CRI, as they are looked for among the engines. The client is loaded once a socket is there. */
import { existsSync } from 'node:fs'
import type { EngineOpener } from '../container/find.ts'
import { criAddresses } from './addresses.ts'

export function criOpeners(
  environment: Readonly<Record<string, string | undefined>>,
): readonly EngineOpener[] {
  return criAddresses(environment).map(({ address, isChosen }) => ({
    engine: 'cri',
    address,
    isChosen,
    async open(options) {
      if (!isChosen && !existsSync(address.slice('unix://'.length))) {
        return { ok: false, problem: { code: 'unreachable', address, errno: 'ENOENT' } }
      }
      const { openCri } = await import('./cri-engine.ts')
      return openCri(address, options)
    },
  }))
}
