/**
 * Gives sender and target the users and capabilities of a row of `cases/rights.ts`.
 * setresuid(2), capset(2), prctl(2) PR_SET_KEEPCAPS
 */
import { type RightsId, rights, type UserIds } from '../cases/rights.ts'
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { capabilities } from '../subject/structures.ts'
import type { Cast } from './stage.ts'

const keepCapabilities = 8
const capKillBit = 1n << 5n

/** Does so. Throws where these users cannot be had; ask `canBeUsers` before. */
export function becomeUsers({ sender, target }: Cast, id: RightsId): void {
  if (id === 'root-to-root') return
  const row = rights[id]
  const results = [becomeTarget(target, row.target), becomeSender(sender, row)]
  const failure = results.find((result) => result < 0)
  if (failure !== undefined) throw new CallFailed('setresuid', failure)
}

/** Whether processes here can become other users: not in a user namespace that maps only one. */
export function canBeUsers(outer: Puppet): boolean {
  const child = outer.spawn()
  const result = becomeTarget(child, rights.stranger.target)
  child.end()
  return result === 0
}

function becomeTarget(target: Puppet, { real, effective, saved }: UserIds): number {
  return target.call('setresuid', real, effective, saved)
}

function becomeSender(puppet: Puppet, { sender, sameSession }: (typeof rights)[RightsId]): number {
  const program = new Program()
  if (!sameSession) program.call('setsid')
  program.call('prctl', keepCapabilities, 1)
  const changed = program.call('setresuid', sender.real, sender.effective, sender.saved)
  const { header, data } = capabilities(sender.capKill ? capKillBit : 0n)
  program.call('capset', program.data(header), program.data(data))
  return puppet.run(program).value(changed)
}
