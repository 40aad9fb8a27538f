/**
 * The two fields of /proc/PID/stat that status does not have: when the process started, and its flags. The command name
 * stands there unescaped between parentheses and may contain spaces and parentheses itself, so the last one ends it.
 * proc_pid_stat(5) fields 9 and 22; fs/proc/array.c: do_task_stat()
 */
export interface Stat {
  /** Clock ticks since boot. */
  readonly startTime: number
  /** PF_KTHREAD. */
  readonly isKernelThread: boolean
}

/** Reads a stat text; `undefined` when it is not one. */
export function parseStat(text: string): Stat | undefined {
  const end = text.lastIndexOf(')')
  const fields = text
    .slice(end + 1)
    .trim()
    .split(' ')
  const flags = fields[9 - firstField]
  const startTime = fields[22 - firstField]
  if (end < 0 || !isDecimal(flags) || !isDecimal(startTime)) return undefined
  return { startTime: Number(startTime), isKernelThread: (Number(flags) & kernelThread) !== 0 }
}

/** The field after the name is the third. */
const firstField = 3
const kernelThread = 0x00200000

function isDecimal(text: string | undefined): text is string {
  return text !== undefined && /^\d+$/.test(text)
}
