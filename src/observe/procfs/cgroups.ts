/**
 * The control groups of a process, one in each hierarchy: version 2 has a single one, numbered 0. The paths are seen from the
 * root of the reader's cgroup namespace.  proc_pid_cgroup(5), cgroups(7), cgroup_namespaces(7)
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { CgroupPath } from '../program-facts.ts'
import { decimal } from '../status/values.ts'
import { unlessThere } from './executable.ts'
import { readText } from './read.ts'

/** The control groups of the process in `directory` (`/proc/7`). */
export function readCgroups(directory: string): Fact<readonly CgroupPath[]> {
  const path = `${directory}/cgroup`
  const text = readText(path)
  if (!text.ok) return unlessThere(text)
  const rows = cgroupsIn(text.value)
  return rows === undefined
    ? unknown('malformed', `${path}: ${text.value.slice(0, 80)}`)
    : known(rows, path)
}

/** Reads the lines `hierarchy:controllers:path`; `undefined` when one is something else. */
export function cgroupsIn(text: string): readonly CgroupPath[] | undefined {
  const rows: CgroupPath[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const first = line.indexOf(':')
    const second = line.indexOf(':', first + 1)
    const hierarchy = decimal(line.slice(0, first))
    const path = line.slice(second + 1)
    if (hierarchy === undefined || second < 0 || !path.startsWith('/')) return undefined
    const controllers = line.slice(first + 1, second)
    rows.push({ hierarchy, controllers: controllers === '' ? [] : controllers.split(','), path })
  }
  return rows
}
