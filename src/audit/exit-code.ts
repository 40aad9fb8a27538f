/**
 * The exit code that a stop will leave: the program's own, where it ends by itself and that is known; that of SIGKILL where it outlives
 * its signal and the engine's patience.  wait(2); 128+n as shells and engines write it
 */

import { exitCodeOf as codeOf } from '../explain/exit-code-of.ts'
import { outlives } from '../explain/outlives.ts'
import { valueOr } from '../observe/fact.ts'
import type { AuditSubject } from './subject.ts'

/** Nothing where it is the program's own choice, where nobody knows the outcome, or where it never ends. */
export function exitCodeOf({ stop, container }: AuditSubject): number | undefined {
  if (stop === undefined) return undefined
  if (outlives(stop.outcome)) {
    const timeout = valueOr(container.stop.timeout, -1)
    return timeout < 0 ? undefined : killed
  }
  return stop.end && codeOf(stop.end)
}

const killed = 128 + 9
