/**
 * How a process ended: the 16-bit wait status the kernel gives the parent, the exit code that engines and shells make of
 * it, and the way back from an exit code, which is a guess.  wait(2); bash(1) "EXIT STATUS"
 */

/** The end of a process, or its stop, as wait(2) tells it. `signal` is a number of the machine's own table. */
export type ExitStatus =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signaled'; readonly signal: number; readonly dumpedCore: boolean }
  | { readonly kind: 'stopped'; readonly signal: number }
  | { readonly kind: 'continued' }

/** Decodes a wait status (16 bits). */
export function fromWaitStatus(status: number): ExitStatus {
  if (status === 0xffff) return { kind: 'continued' }
  const low = status & 0x7f
  if (low === 0) return { kind: 'exited', code: (status >> 8) & 0xff }
  if (low === 0x7f) return { kind: 'stopped', signal: (status >> 8) & 0xff }
  return { kind: 'signaled', signal: low, dumpedCore: (status & 0x80) !== 0 }
}

/** Encodes what {@link fromWaitStatus} decodes. */
export function toWaitStatus(exit: ExitStatus): number {
  switch (exit.kind) {
    case 'exited':
      return (exit.code & 0xff) << 8
    case 'signaled':
      return (exit.signal & 0x7f) | (exit.dumpedCore ? 0x80 : 0)
    case 'stopped':
      return ((exit.signal & 0xff) << 8) | 0x7f
    case 'continued':
      return 0xffff
  }
}

/** The exit code a shell or a container engine reports: 128+n for a signal. A stop has none. */
export function toExitCode(exit: ExitStatus): number | undefined {
  switch (exit.kind) {
    case 'exited':
      return exit.code
    case 'signaled':
      return 128 + exit.signal
    case 'stopped':
    case 'continued':
      return undefined
  }
}

/** What an exit code may mean. 128+n is only a convention: a program can exit with 143 by itself. */
export type ExitCodeReading =
  | { readonly kind: 'success' }
  | { readonly kind: 'own-code'; readonly code: number }
  | { readonly kind: 'engine-failed' | 'not-executable' | 'not-found'; readonly code: number }
  | { readonly kind: 'perhaps-signal'; readonly code: number; readonly signal: number }
  | { readonly kind: 'out-of-range'; readonly code: number }

/** Reads an exit code (0–255) the way shells and container engines write it; `last` is the highest signal number. */
export function readExitCode(code: number, last = 64): ExitCodeReading {
  if (!Number.isInteger(code) || code < 0 || code > 255) return { kind: 'out-of-range', code }
  if (code === 0) return { kind: 'success' }
  if (code === 125) return { kind: 'engine-failed', code }
  if (code === 126) return { kind: 'not-executable', code }
  if (code === 127) return { kind: 'not-found', code }
  if (code > 128 && code <= 128 + last) return { kind: 'perhaps-signal', code, signal: code - 128 }
  return { kind: 'own-code', code }
}
