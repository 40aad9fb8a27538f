/**
 * Something that can be asked again and again for the records of all threads: a program loaded by this process, or an
 * iterator that somebody pinned. Loading is dear and a walk is cheap, so whoever looks often keeps it open.
 */
import { closeSync } from 'node:fs'
import { type BpfCall, type BpfCallResult, type Koffi, loadBpfCall } from './bpf-call.ts'
import { type BytecodeOptions, bytecodeFor } from './bytecode.ts'
import { linkIterator, openWalk } from './iterator.ts'
import { openPinned, type WalkResult } from './pinned.ts'
import { type Records, type RecordsResult, readRecords } from './records.ts'
import { type Refusal, refusal } from './refusal.ts'
import { missingRights } from './rights.ts'

export interface BpfOptions extends BytecodeOptions {
  /** A pinned iterator to read, instead of loading a program: takes neither root nor koffi. */
  readonly pinned?: string
  /** How koffi is loaded; as an optional dependency unless told otherwise. */
  readonly loadKoffi?: () => Promise<Koffi>
  /** The system call itself, in place of koffi's. */
  readonly bpf?: BpfCall
  /** Walk over the threads of this process only, where the kernel can. */
  readonly process?: number
}

export interface Walks {
  /** One walk; into the memory of an earlier one, which is lost, if it is given. */
  read(used?: Records): RecordsResult
  close(): void
}

export type WalksResult = { readonly ok: true; readonly walks: Walks } | Refusal

/** Opens the pinned iterator, or loads a program. */
export async function openWalks(options: BpfOptions = {}): Promise<WalksResult> {
  if (process.platform !== 'linux') return refusal('not-linux', process.platform)
  const { pinned } = options
  if (pinned !== undefined) {
    return { ok: true, walks: { read: (used) => readAll(openPinned(pinned), used), close() {} } }
  }
  const linked = await loadLink(options)
  if (!linked.ok) return linked
  const { bpf, link } = linked
  return {
    ok: true,
    walks: { read: (used) => readAll(openWalk(bpf, link), used), close: () => closeSync(link) },
  }
}

/** Loads the program and links it to the kernel's walk; the descriptor is to be closed by the caller. */
export async function loadLink(options: BpfOptions): Promise<LinkedResult> {
  const call = await callFor(options)
  if (!call.ok) return call
  const { bpf } = call
  const made = bytecodeFor(options)
  if (!made.ok) return made
  const narrowed = options.process === undefined ? {} : { process: options.process }
  const linked = linkIterator(bpf, { ...made.bytecode, ...narrowed })
  return linked.ok ? { ok: true, bpf, link: linked.link } : linked
}

export type LinkedResult =
  | { readonly ok: true; readonly bpf: BpfCall; readonly link: number }
  | Refusal

async function callFor({ bpf, loadKoffi }: BpfOptions): Promise<BpfCallResult> {
  if (bpf !== undefined) return { ok: true, bpf }
  return missingRights() ?? (await loadBpfCall(loadKoffi))
}

function readAll(walk: WalkResult, used: Records | undefined): RecordsResult {
  if (!walk.ok) return walk
  try {
    return readRecords(walk.file, used)
  } finally {
    closeSync(walk.file)
  }
}
