/**
 * Records of /dev/kmsg: `priority,sequence,microseconds,flags;text`, where unprintable bytes are written `\xNN`, and lines that
 * begin with a space say more about the one above.  Documentation/ABI/testing/dev-kmsg
 */
import { containerIn } from '../cgroup-container.ts'
import { known } from '../fact.ts'
import type { FaultNote, KernelLog, KernelNote, OutOfMemoryNote } from './kernel-log.ts'

/** What the records say; `startedAt` is when the kernel began to count, in milliseconds since 1970. */
export function parseKernelLog(records: readonly string[], startedAt: number): KernelLog {
  const lines = records.flatMap((record) => {
    const [, microseconds, text] = /^\d+,\d+,(\d+),[^;]*;(.*)/.exec(record) ?? []
    if (microseconds === undefined || text === undefined) return []
    return [{ at: startedAt + Number(microseconds) / 1000, text: unescaped(text) }]
  })
  const notes = lines.flatMap(({ at, text }): KernelNote[] => {
    const note = outOfMemory(at, text) ?? fault(at, text)
    return note === undefined ? [] : [note]
  })
  return { notes, completeSince: lines[0]?.at ?? startedAt }
}

/** The name comes from the process and may hold anything; the number after it is the kernel's. */
const killed =
  /^oom-kill:constraint=(?<constraint>\w+),.*?(?:oom_memcg=(?<limited>[^,]+)|global_oom),task_memcg=(?<cgroup>[^,]*),task=(?<name>.*),pid=(?<pid>\d+),uid=\d+$/

function outOfMemory(at: number, text: string): OutOfMemoryNote | undefined {
  const { constraint, limited, cgroup, name, pid } = killed.exec(text)?.groups ?? {}
  if (cgroup === undefined || name === undefined || pid === undefined) return undefined
  const container = containerAt(cgroup)
  const isLimit = constraint === 'CONSTRAINT_MEMCG' && limited !== undefined
  const isOwn = isLimit && container !== undefined && containerAt(limited) === container
  return {
    kind: 'out-of-memory',
    at,
    victim: { pid: Number(pid), name },
    cgroup,
    ...(container !== undefined && { container }),
    scope: isOwn ? 'container' : isLimit ? 'above' : 'machine',
  }
}

function containerAt(path: string): string | undefined {
  const place = containerIn(known([{ hierarchy: 0, controllers: [], path }], path))
  return place.known ? place.value.id : undefined
}

const faulted =
  /^(?:traps: )?(?<name>.{1,15})\[(?<pid>\d+)\](?::? )(?:(?<segfault>segfault) at |(?:trap )?(?<trap>[a-z ]+?) ip:)/

function fault(at: number, text: string): FaultNote | undefined {
  const { name, pid, segfault, trap } = faulted.exec(text)?.groups ?? {}
  const what = segfault ?? trap
  if (name === undefined || pid === undefined || what === undefined) return undefined
  return { kind: 'fault', at, program: { pid: Number(pid), name }, fault: what }
}

function unescaped(text: string): string {
  return text.replace(/\\x([0-9a-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}
