/**
 * A file of a container. CRI hands out none: where the container's first process is of this machine, its root is read, else the
 * container's own cat(1) reads it.  proc_pid_root(5)
 */

import type { Container } from '../container/container.ts'
import type { Answer } from '../container/engine.ts'
import { isOfContainer } from '../container/is-of-container.ts'
import type { Ran } from './exec.ts'
import { readInRoot } from './read-in-root.ts'

export async function readContainerFile(
  { pid, id }: Pick<Container, 'pid' | 'id'>,
  path: string,
  run: (argv: readonly string[]) => Promise<Answer<Ran>>,
): Promise<Answer<Uint8Array>> {
  if (!pid.known) {
    return { ok: false, problem: { code: 'not-running', reference: id, said: 'no process' } }
  }
  const isRight = () => isOfContainer(pid.value, { id })
  const read = readInRoot(`/proc/${pid.value}/root`, path, isRight)
  if (read.ok) return { ok: true, value: read.bytes }
  // Its first process is not seen from here, or may not be looked into.
  if (['ESRCH', 'EACCES', 'EPERM'].includes(read.errno)) return shownByCat(path, run)
  return { ok: false, problem: { code: 'no-such', reference: path, said: read.errno } }
}

async function shownByCat(
  path: string,
  run: (argv: readonly string[]) => Promise<Answer<Ran>>,
): Promise<Answer<Uint8Array>> {
  const answer = await run(['cat', '--', path])
  if (!answer.ok) return answer
  const { exitCode, stdout, stderr } = answer.value
  if (exitCode === 0) return { ok: true, value: stdout }
  const said = new TextDecoder().decode(stderr).trim()
  if (exitCode === 126 || exitCode === 127) {
    return { ok: false, problem: { code: 'unsupported', question: path, said } }
  }
  return { ok: false, problem: { code: 'no-such', reference: path, said } }
}
