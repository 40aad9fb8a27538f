/**
 * Guards for sendings that name no single process. They are checked in /proc before anything is sent; what does not hold
 * is a bug of the scenario, and thrown.
 */
import { readlinkSync } from 'node:fs'
import type { Puppet } from '../subject/puppet.ts'
import { membersOf, procKin } from './proc.ts'

/** Throws unless the process group has exactly these members. */
export function mustBeGroupOf(group: number, members: readonly Puppet[]): void {
  const found = membersOf(group)
  const expected = members.map(({ pid }) => pid)
  const isSame = found.length === expected.length && found.every((pid) => expected.includes(pid))
  if (group < 2 || !isSame) {
    throw new Error(`group ${group} is ${found.join(' ')}, not ${expected.join(' ')}`)
  }
}

/** The group of a puppet, in Node's numbers. */
export function groupOf({ pid }: Puppet): number {
  const kin = procKin(pid)
  if (!kin) throw new Error(`there is no process ${pid}`)
  return kin.group
}

/** Throws unless the puppet is in a PID namespace that the scenario made, so that -1 and reboot(2) stay inside. */
export function mustBeNested({ pid, isNested }: Puppet): void {
  const own = readlinkSync('/proc/self/ns/pid')
  if (!isNested || readlinkSync(`/proc/${pid}/ns/pid`) === own) {
    throw new Error(`process ${pid} is not in a namespace of its own`)
  }
}
