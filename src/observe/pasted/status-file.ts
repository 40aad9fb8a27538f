/**
 * The name of a status file, wherever it stands in a text: in a prompt, in front of what grep found, or in a sentence.
 * proc_pid_status(5), proc_pid_task(5)
 */
export interface StatusFile {
  readonly path: string
  /** Missing for `self`. */
  readonly pid?: number
  /** The thread, where it is one of a process's. */
  readonly tid?: number
}

/** The first status file a line names. */
export function statusFileIn(line: string): StatusFile | undefined {
  const [path, pid, tid] =
    /\/proc\/(\d+|self|thread-self)(?:\/task\/(\d+))?\/status\b/.exec(line) ?? []
  if (path === undefined || pid === undefined) return undefined
  return {
    path,
    ...(/^\d{1,10}$/.test(pid) ? { pid: Number(pid) } : {}),
    ...(tid === undefined ? {} : { tid: Number(tid) }),
  }
}
