/**
 * What the status of one thread adds to that of its process: state, tracer, private queue, mask. A process has many threads,
 * and all of them the same other sixty lines, so these four are searched for where Linux prints them. A text that
 * is any different goes to the parser of status/.  fs/proc/array.c: proc_pid_status(), task_state(), task_sig()
 */
import { fromWords, type SignalSet } from '../../kernel/index.ts'
import { known } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'
import { threadFrom } from '../status/observation-from.ts'
import { parseStatus, type StatusFacts } from '../status/parse-status.ts'
import { decimal, state } from '../status/values.ts'
import { fromLatin1 } from './read.ts'

export type ThreadStatus = Pick<
  ThreadObservation,
  'tid' | 'state' | 'pending' | 'blocked' | 'tracer'
>

/** Reads the text (one character a byte) of the thread; `undefined` when the kernel has released its signals already. */
export function parseThreadStatus(
  tid: number,
  text: string,
  where: string,
): ThreadStatus | undefined {
  const letter = state(lineOf(text, '\nState:\t'))
  const tracer = decimal(lineOf(text, '\nTracerPid:\t'))
  const count = decimal(lineOf(text, '\nThreads:\t'))
  regularMasks.lastIndex = text.indexOf('\nSigPnd:\t')
  const masks = regularMasks.exec(text)
  const isRegular = letter !== undefined && tracer !== undefined && masks !== null
  if (!isRegular || count === undefined || count === 0) return parseAny(tid, text, where)
  return {
    tid,
    state: known(letter, `${where} State`),
    pending: known(setFrom(masks[1], masks[2]), `${where} SigPnd`),
    blocked: known(setFrom(masks[3], masks[4]), `${where} SigBlk`),
    tracer: known(tracer, `${where} TracerPid`),
  }
}

/** Whether the kernel has taken its signals away already; the masks printed then are empty. */
export function isGone({ threadCount }: StatusFacts): boolean {
  return !threadCount.known && threadCount.why === 'vanished'
}

function parseAny(tid: number, text: string, where: string): ThreadStatus | undefined {
  const status = parseStatus(fromLatin1(text), where)
  return isGone(status) ? undefined : threadFrom(tid, status)
}

/** The rest of the line that starts so; empty when there is none. A name cannot contain a newline. */
function lineOf(text: string, start: string): string {
  const at = text.indexOf(start)
  return at < 0 ? '' : text.slice(at + start.length, text.indexOf('\n', at + start.length))
}

/** The five lines of a kernel with 64 signals. */
const regularMasks =
  /\nSigPnd:\t([\da-f]{8})([\da-f]{8})\nShdPnd:\t[\da-f]{16}\nSigBlk:\t([\da-f]{8})([\da-f]{8})\nSigIgn:\t[\da-f]{16}\nSigCgt:\t[\da-f]{16}\n/y

function setFrom(high = '', low = ''): SignalSet {
  return fromWords(Number.parseInt(low, 16), Number.parseInt(high, 16))
}
