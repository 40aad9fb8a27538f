/**
 * The kernel's structures as bytes, for 64-bit little-endian machines; x86-64 and aarch64 agree on all of
 * these. Truth: the uapi headers of the same names, and the man page of each call.
 */
import { Buffer } from 'node:buffer'

/** Size of the kernel's sigset_t: the last argument of the rt_ calls. */
export const signalSetSize = 8

/** kernel sigset_t: bit n − 1 is signal n. */
export function signalSet(mask: bigint): Uint8Array {
  return words(mask)
}

/** The mask of these signals. */
export function maskOf(...signals: readonly number[]): bigint {
  return signals.reduce((mask, signal) => mask | (1n << BigInt(signal - 1)), 0n)
}

/** struct sigaction as the kernel has it: handler, flags, restorer, mask. */
export function signalAction(
  handler: number,
  flags: number,
  restorer: number,
  mask: bigint,
): Uint8Array {
  return words(handler, flags, restorer, mask)
}

/** struct timespec from milliseconds. */
export function timespec(milliseconds: number): Uint8Array {
  return words(Math.floor(milliseconds / 1000), Math.round((milliseconds % 1000) * 1e6))
}

/** struct itimerval: first expiry, then every `interval`; milliseconds, 0 is never. */
export function intervalTimer(value: number, interval = 0): Uint8Array {
  return words(...timeval(interval), ...timeval(value))
}

/** struct itimerspec: first expiry, then every `interval`; milliseconds, 0 is never. */
export function timerSpec(value: number, interval = 0): Uint8Array {
  return Buffer.concat([timespec(interval), timespec(value)])
}

/** struct pollfd, one after another; `events` as in poll(2). */
export function pollDescriptors(
  ...all: readonly { readonly descriptor: number; readonly events: number }[]
): Uint8Array {
  const bytes = Buffer.alloc(8 * all.length)
  all.forEach(({ descriptor, events }, i) => {
    bytes.writeInt32LE(descriptor, 8 * i)
    bytes.writeInt16LE(events, 8 * i + 4)
  })
  return bytes
}

/** What rt_sigqueueinfo and pidfd_send_signal take. */
export interface QueuedInfo {
  readonly signal: number
  /** si_code: SI_QUEUE (−1) is what an ordinary sender may use. */
  readonly code: number
  readonly pid?: number
  readonly uid?: number
  readonly value?: number | bigint
}

/** siginfo_t with the fields of a queued signal: 128 bytes. */
export function signalInfo({ signal, code, pid = 0, uid = 0, value = 0 }: QueuedInfo): Uint8Array {
  const bytes = Buffer.alloc(128)
  bytes.writeInt32LE(signal, 0)
  bytes.writeInt32LE(code, 8)
  bytes.writeInt32LE(pid, 16)
  bytes.writeUInt32LE(uid, 20)
  bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(value)), 24)
  return bytes
}

/** struct sigevent for timer_create: a signal to the process, or to the thread `thread`. */
export function timerEvent(signal: number, thread?: number): Uint8Array {
  const bytes = Buffer.alloc(64)
  bytes.writeInt32LE(signal, 8)
  // SIGEV_SIGNAL 0, SIGEV_THREAD_ID 4
  bytes.writeInt32LE(thread === undefined ? 0 : 4, 12)
  bytes.writeInt32LE(thread ?? 0, 16)
  return bytes
}

/** stack_t for sigaltstack. */
export function alternateStack(address: number, size: number, flags = 0): Uint8Array {
  return words(address, flags, size)
}

/** struct rlimit64: soft and hard; undefined is no limit. */
export function resourceLimit(soft: number | undefined, hard: number | undefined): Uint8Array {
  return words(soft ?? -1, hard ?? -1)
}

/** A CPU mask for sched_setaffinity, 1024 CPUs. */
export function cpuSet(...cpus: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(128)
  for (const cpu of cpus) bytes[cpu >> 3] = (bytes[cpu >> 3] ?? 0) | (1 << (cpu & 7))
  return bytes
}

/** Header and data of capset, version 3: the thread's own effective, permitted and inheritable sets. */
export function capabilities(mask: bigint): {
  readonly header: Uint8Array
  readonly data: Uint8Array
} {
  const header = Buffer.alloc(8)
  header.writeUInt32LE(0x20080522, 0)
  const data = Buffer.alloc(24)
  for (const half of [0, 1]) {
    const part = Number((mask >> BigInt(32 * half)) & 0xffff_ffffn)
    for (const set of [0, 1, 2]) data.writeUInt32LE(part, 12 * half + 4 * set)
  }
  return { header, data }
}

/** One BPF instruction of a seccomp filter. */
export type FilterInstruction = readonly [code: number, yes: number, no: number, constant: number]

/** The array a struct sock_fprog points to: struct sock_filter, 8 bytes each. */
export function filterInstructions(all: readonly FilterInstruction[]): Uint8Array {
  const bytes = Buffer.alloc(8 * all.length)
  all.forEach(([code, yes, no, constant], i) => {
    bytes.writeUInt16LE(code, 8 * i)
    bytes.writeUInt8(yes, 8 * i + 2)
    bytes.writeUInt8(no, 8 * i + 3)
    bytes.writeUInt32LE(constant, 8 * i + 4)
  })
  return bytes
}

/** A string with its closing zero byte. */
export function text(value: string): Uint8Array {
  return Buffer.from(`${value}\0`)
}

/** Eight bytes each, little-endian, two's complement. */
export function words(...values: readonly (number | bigint)[]): Uint8Array {
  const bytes = Buffer.alloc(8 * values.length)
  values.forEach((value, i) => {
    bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 8 * i)
  })
  return bytes
}

function timeval(milliseconds: number): readonly [number, number] {
  return [Math.floor(milliseconds / 1000), Math.round((milliseconds % 1000) * 1000)]
}
