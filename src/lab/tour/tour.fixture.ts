/**
 * For tests: what a process has started and what is left of it, by (pid, start time), because numbers come back; and a
 * process that goes on the tour, to its end or until somebody ends it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { tour } from './tour.ts'

/** One process, for good. */
export interface Named {
  readonly pid: number
  readonly start: string
}

/** All living descendants of a process, however deep. */
export function descendantsOf(pid: number): readonly Named[] {
  const children = new Map<number, Named[]>()
  for (const entry of readdirSync('/proc')) {
    const found = /^\d+$/.test(entry) ? identify(Number(entry)) : undefined
    if (!found) continue
    const siblings = children.get(found.parent)
    if (siblings) siblings.push(found)
    else children.set(found.parent, [found])
  }
  const below = (one: number): Named[] =>
    (children.get(one) ?? []).flatMap((child) => [child, ...below(child.pid)])
  return below(pid)
}

/** Those that still run; zombies do not. */
export function running(processes: readonly Named[]): readonly Named[] {
  return processes.filter(({ pid, start }) => identify(pid)?.start === start)
}

/** Directories in which a tour compiles. */
export function compilerDirectories(): readonly string[] {
  return readdirSync(tmpdir()).filter((entry) => entry.startsWith('sigwhy-go-'))
}

function identify(pid: number): (Named & { readonly parent: number }) | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state, parent, ...others] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const start = others[17]
    if (state === 'Z' || start === undefined) return undefined
    return { pid, start, parent: Number(parent) }
  } catch {
    return undefined
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for await (const event of tour()) {
    const summary = event.kind === 'report' ? { ...event.report, inits: [] } : {}
    console.log(JSON.stringify({ kind: event.kind, ...summary }))
  }
}
