/** The five masks of /proc/PID/status.  proc_pid_status(5) */
export const maskNames = ['SigCgt', 'SigIgn', 'SigBlk', 'SigPnd', 'ShdPnd'] as const

export type MaskName = (typeof maskNames)[number]
