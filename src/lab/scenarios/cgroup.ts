/**
 * Control groups of a scenario's own, below the one this process is in, and gone when the scenario is over.  cgroups(7)
 */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Puppet } from '../subject/puppet.ts'
import { becomes } from './proc.ts'
import type { Stage } from './stage.ts'

/** The second version's one hierarchy, or a controller of the first. */
export type Hierarchy = 'unified' | 'memory' | 'freezer'

const mounts = '/sys/fs/cgroup'

/** Makes a group; undefined where there is no such hierarchy or it may not be written. */
export function makeGroup(stage: Stage, hierarchy: Hierarchy): string | undefined {
  const above = ownGroup(hierarchy)
  if (above === undefined) return undefined
  const directory = join(above, `sigwhy-${stage.lab.lane.name}`)
  try {
    mkdirSync(directory)
  } catch {
    return undefined
  }
  stage.afterwards(() => {
    if (!becomes(() => removed(directory))) throw new Error(`${directory} is still in use`)
  })
  return directory
}

/** Moves a puppet's process there. */
export function enterGroup(directory: string, puppet: Puppet): void {
  writeFileSync(join(directory, 'cgroup.procs'), String(puppet.pid))
}

/** Writes one of the group's files; false where that is refused. */
export function writeGroup(directory: string, file: string, text: string): boolean {
  try {
    writeFileSync(join(directory, file), text)
    return true
  } catch {
    return false
  }
}

/** What one of the group's files says; empty where there is none. */
export function readGroup(directory: string, file: string): string {
  const path = join(directory, file)
  return existsSync(path) ? readFileSync(path, 'latin1').trim() : ''
}

function ownGroup(hierarchy: Hierarchy): string | undefined {
  const lines = readFileSync('/proc/self/cgroup', 'latin1').split('\n')
  for (const line of lines) {
    const [number, controllers, ...path] = line.split(':')
    const isIt =
      hierarchy === 'unified' ? number === '0' : controllers?.split(',').includes(hierarchy)
    if (!isIt) continue
    const mount = [join(mounts, hierarchy), mounts].find((each) =>
      existsSync(join(each, 'cgroup.procs')),
    )
    return mount === undefined ? undefined : join(mount, path.join(':'))
  }
  return undefined
}

function removed(directory: string): boolean {
  try {
    rmdirSync(directory)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
