/**
 * A tracing instance of one's own: its buffers and switches are nobody else's. Instances outlive their makers, so the
 * name says who made it, and those of makers that are gone are removed by the next.
 * Documentation/trace/ftrace.rst "Instances"
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const events = ['signal_generate', 'signal_deliver'] as const
/** Per CPU; some ten thousand events. */
const bufferKilobytes = 1024

/** Which signals an instance records, and what it is called. */
export interface Watched {
  readonly name: string
  /** A filter of the kernel over the fields of both events.  Documentation/trace/events.rst "Event filtering" */
  readonly filter: string
}

/** Makes an instance that records these signals; returns its directory. Throws errors of fs. */
export function makeInstance(tracefs: string, { name, filter }: Watched): string {
  const instances = join(tracefs, 'instances')
  sweep(instances)
  const directory = join(instances, [...maker(process.pid), name].join('.'))
  mkdirSync(directory)
  try {
    writeFileSync(join(directory, 'buffer_size_kb'), String(bufferKilobytes))
    // A counter orders the events of all CPUs exactly; it is not a time.
    writeFileSync(join(directory, 'trace_clock'), 'counter')
    for (const event of events) {
      const folder = join(directory, 'events/signal', event)
      writeFileSync(join(folder, 'filter'), filter)
      writeFileSync(join(folder, 'enable'), '1')
    }
    return directory
  } catch (error) {
    rmdirSync(directory)
    throw error
  }
}

/** Whether the kernel's event says what became of the signal (`res`, since Linux 3.4). */
export function tellsResult(tracefs: string): boolean {
  const format = join(tracefs, 'events/signal/signal_generate/format')
  return /field:int result;/.test(readFileSync(format, 'latin1'))
}

/** Removes instances whose makers, in this PID namespace, are gone. */
function sweep(instances: string): void {
  for (const name of readdirSync(instances)) {
    const [label, namespace, pid, start] = name.split('.')
    const [ownLabel, ownNamespace] = maker(process.pid)
    if (label !== ownLabel || namespace !== ownNamespace) continue
    if (startTime(Number(pid)) === start) continue
    try {
      rmdirSync(join(instances, name))
    } catch {
      // Somebody else is sweeping too, or still has it open.
    }
  }
}

function maker(pid: number): readonly [string, string, string, string] {
  const namespace = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
  return ['sigwhy', namespace, String(pid), startTime(pid) ?? '0']
}

/** Field 22 of /proc/PID/stat: two processes may have the same number, but not the same start. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
