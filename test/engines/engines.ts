/** The engines that up.sh started, as tests ask for them: where they answer, or why a test has to be skipped. */
import { existsSync } from 'node:fs'

export type TestEngine = 'docker' | 'podman' | 'containerd'

/** The image that every one of them has. */
export const baseImage = 'sigwhy-test/base:latest'

/** The path of its socket. */
export function socketOf(engine: TestEngine): string {
  return `/run/sigwhy-test/${engine}.sock`
}

export function isUp(engine: TestEngine): boolean {
  return existsSync(socketOf(engine))
}

/** For the title of what is skipped. */
export function whyNot(engine: TestEngine): string {
  return isUp(engine) ? '' : ` (skipped: no ${engine}; start it with test/engines/up.sh)`
}
