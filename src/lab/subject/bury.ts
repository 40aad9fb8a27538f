/**
 * What is left to do when a process is dead and reaped: its threads are gone, of an init everybody in its
 * namespace is; other children have a new parent; and channels may hold requests that nobody will read.
 * kernel/exit.c: forget_original_parent(), find_new_reaper(); kernel/pid_namespace.c: zap_pid_ns_processes().
 */
import { Program } from './program.ts'
import type { Puppet } from './puppet.ts'

/** FIONREAD: how many bytes a pipe holds. */
const bytesToRead = 0x541b

/** Takes a dead leader out of the lane. */
export function bury(leader: Puppet): void {
  const wasInit = leader.isNested && leader.innerPid === 1
  const adopter = wasInit ? undefined : reaperOf(leader)
  leader.parent?.dependents.delete(leader)
  for (const dependent of leader.dependents) {
    if (dependent.leader === leader) release(dependent)
    else if (adopter) adopt(adopter, dependent)
    else bury(dependent)
  }
  leader.dependents.clear()
  release(leader)
}

/** Gives a dead thread's channel back, empty. */
export function release(puppet: Puppet): void {
  puppet.isAlive = false
  const { channel, lane } = puppet
  if (channel.mayHoldLeftovers) {
    const program = new Program()
    const request = program.space(8)
    const reply = program.space(8)
    program.call('ioctl', channel.ends.requestRead, bytesToRead, request)
    program.call('ioctl', channel.ends.replyRead, bytesToRead, reply)
    const answer = lane.outer.run(program)
    channel.drain(answer.bytes(request).readUInt32LE(0), answer.bytes(reply).readUInt32LE(0))
  }
  lane.giveBack(channel)
}

/** Who gets a dying process's children: the init of its namespace; outside of one, the outer puppet. */
function reaperOf(leader: Puppet): Puppet {
  for (let at = leader.parent; at; at = at.parent) {
    if (at.isNested && at.innerPid === 1) return at
  }
  return leader.lane.outer
}

/** The reaper is in the dead parent's namespace, so it knows the orphan by the same number. */
function adopt(reaper: Puppet, orphan: Puppet): void {
  orphan.parent = reaper
  reaper.dependents.add(orphan)
}
