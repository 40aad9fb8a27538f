/**
 * What a puppet can be told to do with a signal: the argument of rt_sigaction. sigaction(2).
 */
import { subject } from './here.ts'
import { signalAction } from './structures.ts'

/** sa_flags, as numbers. asm-generic/signal-defs.h; SA_RESTORER from the architecture's asm/signal.h. */
export const actionFlag = {
  noChildStop: 0x1,
  noChildWait: 0x2,
  siginfo: 0x4,
  onStack: 0x0800_0000,
  restart: 0x1000_0000,
  noDefer: 0x4000_0000,
  resetHandler: 0x8000_0000,
  restorer: 0x0400_0000,
} as const

/** A handler other than the plain built-in one. */
interface Handling {
  /** Address of the code; the built-in handler when left out. */
  readonly address?: number
  /** More sa_flags; SA_SIGINFO and SA_RESTORER are always set (aarch64 passes siginfo only when asked). */
  readonly flags?: number
  /** Signals blocked while it runs. */
  readonly mask?: bigint
}

/** A disposition: the two built in, the subject's counting handler, or a handler with particulars. */
export type Disposition = 'default' | 'ignored' | 'caught' | Handling

const plain: Handling = { flags: actionFlag.restart }

/** `disposition` as the structure rt_sigaction takes. */
export function actionOf(disposition: Disposition): Uint8Array {
  if (disposition === 'default') return standard.default
  if (disposition === 'ignored') return standard.ignored
  if (disposition === 'caught') {
    standard.caught ??= handling(plain)
    return standard.caught
  }
  return handling(disposition)
}

const standard: { default: Uint8Array; ignored: Uint8Array; caught: Uint8Array | undefined } = {
  default: signalAction(0, 0, 0, 0n),
  ignored: signalAction(1, 0, 0, 0n),
  caught: undefined,
}

function handling({ address, flags = 0, mask = 0n }: Handling): Uint8Array {
  const { handler, restorer } = subject()
  const all = (flags | actionFlag.siginfo | actionFlag.restorer) >>> 0
  return signalAction(address ?? handler, all, restorer, mask)
}
