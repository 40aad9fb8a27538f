/** A process as a sender of signals: its users, and whether it has CAP_KILL in its own user namespace.  kill(2); capabilities(7) */
import type { SenderUser } from '../kernel/index.ts'
import { type Fact, known } from './fact.ts'
import type { Observation } from './observation.ts'

export function senderUser({
  users,
  capabilities,
}: Pick<Observation, 'users' | 'capabilities'>): Fact<SenderUser> {
  if (!users.known) return users
  if (!capabilities.known) return capabilities
  const { real, effective } = users.value
  const capKill = (capabilities.value & capKillBit) !== 0n
  return known({ real, effective, capKill }, `${users.from}, ${capabilities.from}`)
}

/** CAP_KILL is capability 5. */
const capKillBit = 1n << 5n
