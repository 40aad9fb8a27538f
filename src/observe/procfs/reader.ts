/**
 * Who is reading: where sigwhy itself stands on this machine decides what it may signal, which signals it can force, and
 * what the numbers it reads mean. procfs shows the PID namespace it was mounted for, which need not be the reader's.
 * pid_namespaces(7) "/proc and PID namespaces"; kill(2); capabilities(7)
 */
import type { SenderUser } from '../../kernel/index.ts'
import { type Fact, unknown } from '../fact.ts'
import { senderUser } from '../sender-user.ts'
import { factOf } from '../status/field-facts.ts'
import { fieldsOf } from '../status/fields.ts'
import type { StatusKey } from '../status/keys.ts'
import { capabilities, columns, userIds, type ValueReader } from '../status/values.ts'
import { readNamespace } from './namespaces.ts'
import { readLatin1, unreadFact } from './read.ts'

export interface Reader {
  /** Its number in its own PID namespace. */
  readonly pid: number
  /** Its number in every namespace from the mount's to its own. */
  readonly namespacePids: Fact<readonly number[]>
  /** Its session in the same namespaces; 0 where that belongs to an outer one. */
  readonly namespaceSessions: Fact<readonly number[]>
  /** Inode of its own PID namespace. */
  readonly pidNamespace: Fact<number>
  /** Inode of the PID namespace that procfs shows. */
  readonly mountNamespace: Fact<number>
  /** Its user ids, and whether it has CAP_KILL in its own user namespace. */
  readonly user: Fact<SenderUser>
}

/** Reads what can be known of this very process through the procfs at `proc`. */
export function readReader(proc = '/proc'): Reader {
  const path = `${proc}/self/status`
  const text = readLatin1(path)
  const fields = fieldsOf(text.ok ? text.value : '')
  const place = (key: StatusKey) => `${path} ${key}`
  return readerFrom(
    (key, reader) => (text.ok ? factOf(fields, key, place, reader) : unreadFact(text)),
    { pid: process.pid, pidNamespace: readNamespace(`${proc}/self/ns/pid`) },
  )
}

/** A reader whose status says this. */
export function readerFrom(
  fact: <T>(key: StatusKey, reader: ValueReader<T>) => Fact<T>,
  { pid, pidNamespace }: Pick<Reader, 'pid' | 'pidNamespace'>,
): Reader {
  const namespacePids = fact('NSpid', columns)
  return {
    pid,
    namespacePids,
    namespaceSessions: fact('NSsid', columns),
    pidNamespace,
    mountNamespace: mountNamespaceFact(namespacePids, pidNamespace),
    user: senderUser({ users: fact('Uid', userIds), capabilities: fact('CapEff', capabilities) }),
  }
}

/** One number: the reader lives in the namespace that procfs shows. More: in one below it. */
function mountNamespaceFact(
  numbers: Fact<readonly number[]>,
  pidNamespace: Fact<number>,
): Fact<number> {
  if (!numbers.known) return numbers
  return numbers.value.length === 1 ? pidNamespace : unknown('not-asked', numbers.from)
}
