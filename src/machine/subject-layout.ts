/**
 * Where everything is in the subject's memory, and the wire format it reads. The same on both processors,
 * so a driver needs no symbols. Addresses are multiples of 64 KiB, the largest page size of aarch64.
 *
 * A slot is one thread's desk: its request lands there, always at the same address, so whoever builds a
 * request knows the address of every byte of it. Slot 0 belongs to the leader and has the counters.
 */

/** Text: headers and code, mapped read + execute. */
export const codeAddress = 0x400000

/** Zeroed memory, read + write: the ring, the slots, the scratch area. Pages cost nothing until touched. */
export const memory = { address: 0x600000, size: 0x210000 } as const

/**
 * One entry per run of the built-in handler, oldest overwritten: 32 bytes of siginfo, then the stack
 * pointer inside the handler (which tells the thread that ran it).
 */
export const ring = { address: 0x600000, entries: 64, entrySize: 64, stackPointer: 32 } as const

/** Desks of threads; offsets are from a slot's base. The stack grows down from the slot's end. */
export const slots = {
  address: 0x610000,
  size: 0x20000,
  count: 15,
  header: 0x00,
  counters: 0x40,
  body: 0x280,
} as const

/** Runs of the built-in handler by signal number, u64 each; number 0 counts all of them (the ring's head). */
export const counters: Area = {
  address: slots.address + slots.counters,
  size: 65 * 8,
}

/** A stretch of memory, in bytes. */
export interface Area {
  readonly address: number
  readonly size: number
}

/** Free for scenarios: buffers, words to spin on. 64 KiB. */
export const scratch = { address: 0x7f0000, size: 0x10000 } as const

/** Where payload code goes; mprotect makes it executable. A page of its own even where pages are 64 KiB. */
export const payloadArea = { address: 0x800000, size: 0x10000 } as const

/**
 * Request header, u32 each: length of the body; length and address of the reply (no reply when the length
 * is 0); address where results go, u64 each, one per record.
 */
export const requestHeader = {
  size: 16,
  bodyLength: 0,
  replyLength: 4,
  replyAddress: 8,
  results: 12,
} as const

/**
 * A record of the body: u32 number of the system call, u32 flags, u64 × 6 arguments, u64 successor.
 * The first record whose number is negative ends the program.
 */
export const record = { size: 64, number: 0, flags: 4, arguments: 8, successor: 56 } as const

/** End of a program: only these 4 bytes of the last record are read. */
export const endOfProgram = -1

/** Record flags. Bits 0–5 say that argument i is the address of the argument (a result, usually). */
export const recordFlag = {
  /** When the result is 0, the thread goes on as `successor`: this is how a clone's child finds its desk. */
  becomeSuccessor: 0x40,
  /** `number` is the address of code to call with the six arguments; it keeps to the C calling convention. */
  callCode: 0x80,
} as const

/** Largest request, header included: what an empty pipe takes in one write (pipe(7), 64 KiB). */
export const maximumRequest = 65536

/** All a thread of the subject is: where it reads, where it answers, where its desk is. Fits one register. */
export interface Desk {
  /** File descriptor requests come from. */
  readonly input: number
  /** File descriptor replies go to. */
  readonly output: number
  /** Slot number, 0 for a leader. */
  readonly slot: number
}

/** Base address of slot `slot`. */
export function slotAddress(slot: number): number {
  return slots.address + slot * slots.size
}

/** Address just past slot `slot`: the top of its stack, 16-byte aligned. */
export function stackTop(slot: number): number {
  return slotAddress(slot + 1)
}

/** `desk` as the low and high half of the register that holds it: input | output << 16 | base << 32. */
export function deskWords(desk: Desk): { readonly low: number; readonly high: number } {
  return { low: desk.input + desk.output * 0x10000, high: slotAddress(desk.slot) }
}
