/**
 * The children of a process: of each of its threads, because the kernel lists them under the thread that made them.
 * Zombies that nobody has waited for are among them. Kernels without CONFIG_PROC_CHILDREN have no such files.
 * proc_pid_tid_children(5); fs/proc/array.c: get_children_pid()
 */
import { type Fact, known, unknown } from '../fact.ts'
import { unlessThere } from './executable.ts'
import { readDirectory, readLatin1, unreadFact } from './read.ts'

/** The children of the process in `directory` (`/proc/7`), unless it has more threads than the limit. */
export function readChildren(directory: string, maxThreads: number): Fact<readonly number[]> {
  const path = `${directory}/task`
  const tids = readDirectory(path)
  if (!tids.ok) return unreadFact(tids)
  const count = tids.value.length
  if (count > maxThreads) return unknown('not-asked', `${path}: ${count} threads`)
  const children = new Set<number>()
  let found = false
  for (const tid of tids.value) {
    const text = readLatin1(`${path}/${tid}/children`)
    if (text.ok) {
      found = true
      for (const pid of text.value.split(' ')) if (pid !== '') children.add(Number(pid))
    } else if (text.why !== 'vanished') return unreadFact(text)
  }
  if (!found) return unlessThere({ ok: false, why: 'vanished', detail: `${path}/*/children` })
  return known(
    [...children].sort((a, b) => a - b),
    `${path}/*/children`,
  )
}
