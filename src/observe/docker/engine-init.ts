/**
 * Whether an engine's own init runs before the program of a container that does not say: Docker then does what its daemon was told
 * with `--init`, which nobody can ask it. The process itself shows it: it was started by the init's path.
 * moby: daemon/oci_linux.go WithInit(), inContainerInitPath; proc_pid_cmdline(5)
 */

import { readFileSync } from 'node:fs'
import type { Container } from '../container/container.ts'
import { isOfContainer } from '../container/is-of-container.ts'
import { type Fact, known } from '../fact.ts'
import { habits } from './capabilities.ts'

/** Asks the process of this machine with the container's number, if it is the container's. */
export function engineInitOf({ engine, id, pid, hasEngineInit }: Container): Fact<boolean> {
  if (hasEngineInit.known || engine === 'cri' || !pid.known) return hasEngineInit
  if (!isOfContainer(pid.value, { id })) return hasEngineInit
  const path = `/proc/${pid.value}`
  try {
    const [program] = readFileSync(`${path}/cmdline`, 'utf8').split('\0')
    return program ? known(program === habits[engine].init.path, `${path}/cmdline`) : hasEngineInit
  } catch {
    return hasEngineInit
  }
}
