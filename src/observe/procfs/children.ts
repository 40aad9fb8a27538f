/**
 * The children of a process: of each of its threads, because the kernel lists them under the thread that made them.
 * Zombies that nobody has waited for are among them. Kernels without CONFIG_PROC_CHILDREN have no such files.
 * proc_pid_tid_children(5); fs/proc/array.c: get_children_pid()
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'
import { unlessThere } from './executable.ts'
import { readList, unreadFact } from './read.ts'

/** The children of the process in `directory` (`/proc/7`) with these threads; unknown when some of them were not read. */
export function readChildren(
  directory: string,
  threads: Fact<readonly ThreadObservation[]>,
): Fact<readonly number[]> {
  if (!threads.known) return threads
  const path = `${directory}/task`
  const unasked = threads.value.find(({ state }) => !state.known && state.why === 'not-asked')
  if (unasked !== undefined) return unknown('not-asked', `${path}: ${threads.value.length} threads`)
  const children = new Set<number>()
  let found = false
  for (const { tid } of threads.value) {
    const text = readList(`${path}/${tid}/children`)
    if (text.ok) {
      found = true
      if (text.value !== '') addAll(children, text.value)
    } else if (text.why !== 'vanished') return unreadFact(text)
  }
  if (!found) return unlessThere({ ok: false, why: 'vanished', detail: `${path}/*/children` })
  return known(
    [...children].sort((a, b) => a - b),
    `${path}/*/children`,
  )
}

/** Numbers, each with a space behind it. */
function addAll(children: Set<number>, text: string): void {
  for (const pid of text.trim().split(' ')) children.add(Number(pid))
}
