/**
 * Who plays a case: target, sender, and who looks after the target. Every case has a target of its own; only an ordinary
 * target's PID namespace is kept for the next case, because nothing that is done to a member touches it.
 */
import type { Case } from '../case.ts'
import { rights } from '../cases/rights.ts'
import type { Lane } from '../subject/lane.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { SpawnOptions } from '../subject/spawn.ts'
import { openPidfd } from './send.ts'

/** The processes of one case. */
export interface Cast {
  readonly target: Puppet
  /** The target itself, where it sends to itself. */
  readonly sender: Puppet
  /** Its parent: is told what becomes of it, stops it, traces it. */
  readonly guardian: Puppet
  /** A pidfd of the target that the sender was born with. */
  readonly pidfd: number | undefined
  /** To be ended when the case is over. */
  readonly passing: readonly Puppet[]
}

/** The stage of one lane. */
export class Stage {
  readonly lane: Lane
  private kept: Puppet | undefined

  constructor(lane: Lane) {
    this.lane = lane
  }

  /** The processes for a case. Dispositions and masks are still the default. */
  cast(row: Case): Cast {
    const guardian = row.target === 'init' ? this.lane.outer : this.namespace()
    const target = guardian.spawn({
      newPidNamespace: row.target === 'init',
      ownGroup: row.group === 'plain',
    })
    const pidfd = this.inheritedPidfd(row, target, guardian)
    const sender = this.sender(row, target, guardian, pidfd)
    const stays = [target, guardian, this.lane.outer].includes(sender)
    return { target, sender, guardian, pidfd, passing: stays ? [target] : [target, sender] }
  }

  /** Ends everybody. */
  clear(): void {
    this.kept = undefined
    this.lane.endAll()
  }

  /** The init of a namespace for ordinary targets; where none can be made, the outer puppet takes its place. */
  private namespace(): Puppet {
    if (this.lane.namespaces === 'refused') return this.lane.outer
    if (!this.kept?.isAlive) this.kept = this.lane.outer.spawn({ newPidNamespace: true })
    return this.kept
  }

  /** From below or beside nobody can open one: it has to be inherited, from whoever clones the sender. */
  private inheritedPidfd(row: Case, target: Puppet, guardian: Puppet): number | undefined {
    const { call, from } = row
    if (call !== 'pidfd_send_signal') return undefined
    if (from === 'descendant') return openPidfd(row.target === 'init' ? target : guardian, target)
    return from === 'unrelated' ? openPidfd(this.lane.outer, target) : undefined
  }

  private sender(row: Case, target: Puppet, guardian: Puppet, pidfd?: number): Puppet {
    const { outer } = this.lane
    switch (row.from) {
      case 'self':
        return target
      case 'ancestor':
        return outer
      case 'inside': {
        const ownGroup = rights[row.rights].sameSession
        if (row.target === 'init') return target.spawn({ ownGroup })
        return row.rights === 'root-to-root' ? guardian : guardian.spawn({ ownGroup })
      }
      case 'descendant': {
        const parent = row.target === 'init' ? target : guardian
        const sender = parent.spawn(insideItsGroup)
        const group = row.target === 'init' ? target.innerPid : target.pidForParent
        parent.call('setpgid', sender.pidForParent, group)
        if (pidfd !== undefined) parent.call('close', pidfd)
        return sender
      }
      case 'unrelated': {
        const sender = outer.spawn(insideItsGroup)
        outer.call('setpgid', sender.pid, target.pid)
        if (pidfd !== undefined) outer.call('close', pidfd)
        return sender
      }
    }
  }
}

/** An init of its own namespace, which its own signals do not harm. */
const insideItsGroup: SpawnOptions = { newPidNamespace: true, ownGroup: false }
