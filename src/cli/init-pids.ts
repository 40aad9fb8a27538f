/** The process ids of all inits of PID namespaces that this machine shows. */
import { scanProcesses } from '../observe/procfs/scan.ts'

/** Ascending; empty where there is no procfs. */
export function initPids(): number[] {
  const result = scanProcesses()
  if (!result.ok) return []
  const { table, names } = result.scan
  return [...names.keys()].map((row) => table.pid[row] ?? 0).sort((a, b) => a - b)
}
