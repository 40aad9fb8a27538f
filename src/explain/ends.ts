/** What a parent sees of an end.  wait(2); bash(1) "EXIT STATUS" */
import type { EndStatus } from '../runtimes/index.ts'
import type { End } from './prognosis.ts'

/** How it ends by itself; what depends on a child is for whoever knows the child. */
export function endOf(status: EndStatus, signal: number): { readonly end?: End } {
  switch (status.kind) {
    case 'exit':
      return { end: { kind: 'exit', code: status.code } }
    case 'exit-128+n':
      return { end: { kind: 'exit', code: 128 + signal } }
    case 'signal':
      return { end: { kind: 'signal', signal } }
    case 'as-child':
    case 'unknown':
      return {}
  }
}

/** What a shell or an init makes of its child's end: killed by signal n becomes the exit code 128+n. */
export function passedOn(end: End | undefined): End | undefined {
  return end?.kind === 'signal' ? { kind: 'exit', code: 128 + end.signal } : end
}
