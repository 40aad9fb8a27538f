/**
 * Sets and actions of the model as the kernel's structures, and back.  sigaction(2), sigsetops(3)
 */
import { Buffer } from 'node:buffer'
import { formatMask, parseMask, type SignalSet } from '../../kernel/index.ts'
import type { Action } from '../../kernel/world/index.ts'
import { actionFlag, actionOf } from '../subject/disposition.ts'
import { signalSet } from '../subject/structures.ts'

/** struct sigaction; a handler is the subject's own. */
export function actionBytes({
  handler,
  mask,
  once,
  again,
  noStops,
  noZombies,
}: Action): Uint8Array {
  const { restart, resetHandler, noDefer, noChildStop, noChildWait } = actionFlag
  const flags =
    restart |
    (once ? resetHandler : 0) |
    (again ? noDefer : 0) |
    (noStops ? noChildStop : 0) |
    (noZombies ? noChildWait : 0)
  const bytes = Buffer.from(actionOf({ flags, ...(mask ? { mask: bitsOf(mask) } : {}) }))
  if (handler !== 'run') bytes.writeBigUInt64LE(handler === 'ignore' ? 1n : 0n, 0)
  return bytes
}

/** sigset_t. */
export function setBytes(set: SignalSet): Uint8Array {
  return signalSet(bitsOf(set))
}

function bitsOf(set: SignalSet): bigint {
  return BigInt(`0x${formatMask(set)}`)
}

/** A sigset_t that the kernel wrote. */
export function setFrom(bytes: Buffer): SignalSet {
  const parsed = parseMask(bytes.readBigUInt64LE(0).toString(16).padStart(16, '0'))
  if (!parsed.ok) throw new Error('sixteen digits are a mask')
  return parsed.set
}
