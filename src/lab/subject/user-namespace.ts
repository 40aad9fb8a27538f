/**
 * Lets the outer puppet make pid namespaces: as it is, or, for a user who may not, as root of a user
 * namespace of its own. user_namespaces(7): uid_map, gid_map, setgroups.
 */
import { writeFileSync } from 'node:fs'
import { CallFailed } from './errors.ts'
import type { Puppet } from './puppet.ts'

/** How the lane makes pid namespaces. `refused`: it cannot; only ordinary processes can be tried. */
export type NamespaceAccess = 'plain' | 'user' | 'refused'

const newUser = 0x1000_0000
const everyone = 0xffff_ffff

/** Finds a way, preferring none with a user namespace unless it is `wanted`. */
export function gainNamespaces(outer: Puppet, wanted: boolean): NamespaceAccess {
  if (!wanted && canMakeOne(outer)) return 'plain'
  if (outer.call('unshare', newUser) < 0) return 'refused'
  const user = process.geteuid?.() ?? 0
  const group = process.getegid?.() ?? 0
  const isRoot = user === 0
  try {
    if (!isRoot) writeFileSync(`/proc/${outer.pid}/setgroups`, 'deny')
    writeFileSync(`/proc/${outer.pid}/uid_map`, isRoot ? `0 0 ${everyone}` : `0 ${user} 1`)
    writeFileSync(`/proc/${outer.pid}/gid_map`, isRoot ? `0 0 ${everyone}` : `0 ${group} 1`)
  } catch {
    return 'refused'
  }
  return canMakeOne(outer) ? 'user' : 'refused'
}

function canMakeOne(outer: Puppet): boolean {
  try {
    outer.spawn({ newPidNamespace: true }).end()
    return true
  } catch (error) {
    if (error instanceof CallFailed) return false
    throw error
  }
}
