/** The ways to runtimes that speak CRI, as they are looked for among the engines. The client is loaded once a socket is there. */
import { existsSync, readFileSync } from 'node:fs'
import type { EngineOpener } from '../container/find.ts'
import { criAddresses, type Surroundings, socketAt } from './addresses.ts'

export function criOpeners(environment: Surroundings['environment']): readonly EngineOpener[] {
  return criAddresses({ environment, read }).map(({ address, isChosen }) => ({
    engine: 'cri',
    address,
    isChosen,
    async open(options) {
      const socket = socketAt(address)
      if (socket === undefined) {
        return { ok: false, problem: { code: 'bad-address', address, why: 'malformed' } }
      }
      if (!existsSync(socket)) {
        return { ok: false, problem: { code: 'unreachable', address, errno: 'ENOENT' } }
      }
      const { openCri } = await import('./cri-engine.ts')
      return openCri(address, options)
    },
  }))
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
