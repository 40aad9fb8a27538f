/**
 * Code that a puppet can be made to call, for what no system call does: to fault, to be on a CPU, to end
 * from inside a handler. Loaded into its payload area in one piece and made executable there.
 */
import { assembleAarch64 } from './aarch64.ts'
import type { Architecture } from './architecture.ts'
import { offsetOf } from './assembled.ts'
import { payloadsAarch64 } from './payloads-aarch64.ts'
import { payloadsX8664 } from './payloads-x86-64.ts'
import { payloadArea } from './subject-layout.ts'
import { assembleX8664 } from './x86-64.ts'

/** What each payload does. Arguments are those of the record, results are the record's. */
export const payloadNames = [
  /** (address): the four bytes there. SIGSEGV of nothing mapped, SIGBUS of a mapping past its file's end. */
  'read memory',
  /** (): SIGTRAP. */
  'breakpoint',
  /** (): SIGILL. */
  'undefined instruction',
  /** (): SIGSEGV on x86-64 (#GP), SIGILL on aarch64. */
  'privileged instruction',
  /** (): SIGFPE on x86-64; aarch64 divides by zero without a word. */
  'divide by zero',
  /** (): calls itself until the stack is used up: SIGSEGV. */
  'overflow stack',
  /** (address, value): stays on the CPU while the eight bytes there are `value`. */
  'spin while equal',
  /** (count): stays on the CPU for that many turns. */
  'spin',
  /** As a signal handler: ends the process with the signal's number as its exit status. */
  'exit in handler',
] as const

/** The name of a payload. */
type PayloadName = (typeof payloadNames)[number]

/** All payloads as one piece of code for the payload area. */
export interface Payloads {
  readonly code: Uint8Array
  /** Address of each. */
  readonly addresses: Readonly<Record<PayloadName, number>>
}

/** The payloads for `architecture`. */
export function assemblePayloads(architecture: Architecture): Payloads {
  const assembled =
    architecture === 'x86-64' ? assembleX8664(payloadsX8664) : assembleAarch64(payloadsAarch64)
  const addresses = Object.fromEntries(
    payloadNames.map((name) => [name, payloadArea.address + offsetOf(assembled, name)]),
  ) as Record<PayloadName, number>
  return { code: assembled.code, addresses }
}
