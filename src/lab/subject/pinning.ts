/**
 * Puts Node's thread and the puppets on one CPU: a pipe round trip without waking another CPU is several
 * times faster. The puppet does it, because Node has no such call. sched_setaffinity(2).
 */
import { readlinkSync } from 'node:fs'
import { Program } from './program.ts'
import type { Puppet } from './puppet.ts'
import { cpuSet } from './structures.ts'

const setSize = 128

/** Undoes a pinning of Node's thread, by way of any outer puppet. */
export type Unpin = (outer: Puppet) => void

/** Pins the calling thread of Node, and `outer` with all it will clone. Undefined when that is not allowed. */
export function pin(outer: Puppet, cpu: number): Unpin | undefined {
  const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  const program = new Program()
  const before = program.space(setSize)
  const set = program.data(cpuSet(cpu))
  program.call('sched_getaffinity', thread, setSize, before)
  const node = program.call('sched_setaffinity', thread, setSize, set)
  program.call('sched_setaffinity', 0, setSize, set)
  const answer = outer.run(program)
  if (answer.value(node) < 0) return undefined
  const was = Buffer.from(answer.bytes(before))
  return (unpinner) => {
    const back = new Program()
    back.call('sched_setaffinity', thread, setSize, back.data(was))
    unpinner.run(back)
  }
}
