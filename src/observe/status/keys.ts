/**
 * The lines of /proc/PID/status that say something about signals, about who may send them, and about whether the process
 * is an init. Everything is found by its key; order, position and unknown lines do not matter. Kernels before 4.1 have no
 * NS lines, before 4.15 no CoreDumping; gVisor has none of the masks.  proc_pid_status(5); fs/proc/array.c
 */

// biome-ignore format: rows as the kernel groups them
const statusKeys = [
  'Name', 'State', 'Tgid', 'Pid', 'PPid', 'TracerPid', 'Uid',
  'NStgid', 'NSpid', 'NSpgid', 'NSsid', 'Kthread', 'VmSize', 'CoreDumping',
  'Threads', 'SigQ', 'SigPnd', 'ShdPnd', 'SigBlk', 'SigIgn', 'SigCgt',
  'CapEff', 'NoNewPrivs', 'Seccomp',
] as const

export type StatusKey = (typeof statusKeys)[number]

/** The five masks, in the order the kernel prints them. */
export const maskKeys = ['SigPnd', 'ShdPnd', 'SigBlk', 'SigIgn', 'SigCgt'] as const

export type MaskKey = (typeof maskKeys)[number]

/** Narrows any text to a key of the list. */
export function isStatusKey(text: string): text is StatusKey {
  return keys.has(text)
}

const keys: ReadonlySet<string> = new Set(statusKeys)
