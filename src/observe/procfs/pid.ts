/**
 * What a user may mean by a PID. kill(2) gives zero and negative numbers a meaning of their own (process groups, everybody),
 * so they are told apart from mere mistakes.  kill(2); include/linux/threads.h: PID_MAX_LIMIT
 */
export type PidReading =
  | { readonly ok: true; readonly pid: number }
  | { readonly ok: false; readonly error: PidError }

export type PidError =
  | { readonly code: 'pid-not-a-number'; readonly text: string }
  | { readonly code: 'pid-zero'; readonly text: string }
  | { readonly code: 'pid-negative'; readonly text: string }
  | { readonly code: 'pid-too-large'; readonly text: string; readonly max: number }

/** No kernel has larger process ids than 2^22. */
const pidLimit = 4194304

/** Reads a positive process id. */
export function parsePid(text: string | number): PidReading {
  const written = String(text).trim()
  const fail = (code: Exclude<PidError['code'], 'pid-too-large'>): PidReading => ({
    ok: false,
    error: { code, text: written },
  })
  if (!/^[-+]?\d+$/.test(written)) return fail('pid-not-a-number')
  const pid = Number(written)
  if (pid === 0) return fail('pid-zero')
  if (pid < 0) return fail('pid-negative')
  if (pid <= pidLimit) return { ok: true, pid }
  return { ok: false, error: { code: 'pid-too-large', text: written, max: pidLimit } }
}
