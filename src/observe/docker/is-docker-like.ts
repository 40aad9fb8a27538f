/**
 * Whether an engine is one of those that are asked in Docker's words, with images and containers of their own; a CRI knows pods. By
 * its name: the client is loaded late, from a file that has its own copy of the class.
 */
import type { Engine } from '../container/engine.ts'
import type { DockerEngine } from './engine.ts'

export function isDockerLike(engine: Engine): engine is DockerEngine {
  return engine.name !== 'cri'
}
