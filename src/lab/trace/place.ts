/**
 * Where tracefs is. Where the machine has not mounted it, the lane's outer puppet mounts it in a mount namespace of its
 * own: nobody else sees it, and it goes away with the puppet.  tracefs; mount_namespaces(7); proc_pid_root(5)
 */
import { existsSync } from 'node:fs'
import type { Lane } from '../subject/lane.ts'
import { Program } from '../subject/program.ts'
import { text } from '../subject/structures.ts'
import type { TraceRefusal } from './refusal.ts'

const usual = '/sys/kernel/tracing'
const newMountNamespace = 0x2_0000
const recursivelyPrivate = 0x4_4000
const errnoNoDevice = -19

/** The directory of tracefs, for as long as the lane lives. */
export function findTracefs(lane: Lane): string | TraceRefusal {
  const own = `/proc/${lane.outer.pid}/root${usual}`
  const found = [usual, own].find((directory) => existsSync(`${directory}/instances`))
  if (found) return found
  const result = mountFor(lane)
  if (existsSync(`${own}/instances`)) return own
  if (result === errnoNoDevice) return { refused: 'no-tracefs', code: 'ENODEV' }
  return { refused: 'not-permitted' }
}

function mountFor({ outer }: Lane): number {
  const program = new Program()
  const directory = program.data(text(usual))
  program.call('unshare', newMountNamespace)
  program.call('mount', 0, program.data(text('/')), 0, recursivelyPrivate, 0)
  const name = program.data(text('tracefs'))
  const mounted = program.call('mount', name, directory, name, 0, 0)
  return outer.run(program).value(mounted)
}
