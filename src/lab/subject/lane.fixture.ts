/**
 * For tests: whether this machine lets a lane be opened and pid namespaces be made, and what is left of one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type Lane, type LaneOptions, openLane } from './lane.ts'

/** Why lanes cannot be tried here, as an addition to a test's name; empty when they can. */
export const reason: string = await whyNot()

/** A lane that must come up: tests that use it are skipped where it cannot. */
export async function laneForTest(options: LaneOptions = {}): Promise<Lane> {
  const lane = await openLane(options)
  if ('refused' in lane) throw new Error(JSON.stringify(lane))
  return lane
}

/** One field of /proc/PID/status. */
export function statusField(pid: number, name: string): string {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

/** Pids of all processes with this comm, zombies too. */
export function processesNamed(comm: string): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === comm
      } catch {
        return false
      }
    })
}

/** Temporary directories of lanes that are there now. */
export function laneDirectories(): readonly string[] {
  return readdirSync(tmpdir()).filter((entry) => entry.startsWith('sigwhy-lane-'))
}

async function whyNot(): Promise<string> {
  const lane = await openLane()
  if ('refused' in lane) return ` [no lane here: ${JSON.stringify(lane)}]`
  const { namespaces } = lane
  await lane.close()
  return namespaces === 'refused' ? ' [pid namespaces are refused here]' : ''
}
