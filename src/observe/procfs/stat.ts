/**
 * The fields of /proc/PID/stat that status does not have: when the process started, its flags, its terminal, and where its
 * stack is. The command name stands there unescaped between parentheses and may contain spaces and parentheses itself, so the last one ends it.
 * proc_pid_stat(5) fields 7, 9, 22, 28; fs/proc/array.c: do_task_stat()
 */
export interface Stat {
  /** Clock ticks since boot. */
  readonly startTime: number
  /** PF_KTHREAD. */
  readonly isKernelThread: boolean
  /** Device number of the controlling terminal; 0 is none. */
  readonly terminal: number
  /** Where the stack starts; 0 or 1 without the rights of a debugger. Every exec puts it at another random place. */
  readonly stack: string
}

/** Reads a stat text; `undefined` when it is not one. */
export function parseStat(text: string): Stat | undefined {
  const end = text.lastIndexOf(')')
  const fields = text
    .slice(end + 1)
    .trim()
    .split(' ')
  const terminal = fields[7 - firstField]
  const flags = fields[9 - firstField]
  const startTime = fields[22 - firstField]
  if (end < 0 || !isDecimal(flags) || !isDecimal(startTime) || !isDecimal(terminal))
    return undefined
  return {
    startTime: Number(startTime),
    isKernelThread: (Number(flags) & kernelThread) !== 0,
    terminal: Number(terminal),
    stack: fields[28 - firstField] ?? '',
  }
}

/** The field after the name is the third. */
const firstField = 3
const kernelThread = 0x00200000

function isDecimal(text: string | undefined): text is string {
  return text !== undefined && /^\d+$/.test(text)
}
