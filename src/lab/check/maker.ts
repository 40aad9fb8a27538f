/**
 * Who made a throw-away container: this very process, for as long as the machine runs. A label on the container says so, and
 * whoever finds one whose maker is gone may remove it.  proc_pid_stat(5) "starttime"; random(4) "boot_id"
 */
import { readLatin1, readLink } from '../../observe/procfs/read.ts'

/** The label of every throw-away container. */
export const makerLabel = 'sigwhy.check.maker'

/** This process: `boot.namespace.pid.start`. */
export function makerHere(): string {
  const { machine, startOf } = here()
  return [...machine, process.pid, startOf(process.pid)].join('.')
}

/** Whether a label names a process of this machine, as this process can see it, that is there no more. */
export function isMakerGone(label: string): boolean {
  const [boot, namespace, pid, start, ...rest] = label.split('.')
  const { machine, startOf } = here()
  if (rest.length > 0 || boot !== machine[0] || namespace !== machine[1]) return false
  return startOf(Number(pid)) !== start
}

function here() {
  const boot = readLatin1('/proc/sys/kernel/random/boot_id')
  const namespace = readLink('/proc/self/ns/pid')
  const number = namespace.ok ? /\d+/.exec(namespace.value)?.[0] : undefined
  const machine = [boot.ok ? boot.value.trim() : '', number ?? '0'] as const
  return { machine, startOf: (pid: number) => startTime(pid) ?? '0' }
}

/** Two processes may have the same number, but not the same start. */
function startTime(pid: number): string | undefined {
  const stat = readLatin1(`/proc/${pid}/stat`)
  return stat.ok ? stat.value.slice(stat.value.lastIndexOf(')') + 2).split(' ')[19] : undefined
}
