/**
 * The control groups of a process, one in each hierarchy: version 2 has a single one, numbered 0. The paths are seen from the
 * root of the reader's cgroup namespace.  proc_pid_cgroup(5), cgroups(7), cgroup_namespaces(7)
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { CgroupPath } from '../program-facts.ts'
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
    const [, hierarchy, controllers = '', path = ''] = /^(\d+):([^:]*):(\/.*)$/s.exec(line) ?? []
    if (hierarchy === undefined) return undefined
    const names = controllers === '' ? [] : controllers.split(',')
    rows.push({ hierarchy: Number(hierarchy), controllers: names, path })
  }
  return rows
}
