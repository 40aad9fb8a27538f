/**
 * An iterator over all threads, made from a program: the program is loaded, linked to the kernel's walk over its tasks, and
 * each opening of the link is one walk.  bpf(2); kernel/bpf/bpf_iter.c: bpf_iter_link_attach(), bpf_iter_new_fd()
 */
import { closeSync } from 'node:fs'
import { getSystemErrorName } from 'node:util'
import type { BpfCall } from './bpf-call.ts'
import type { WalkResult } from './pinned.ts'
import { type Refusal, refusal } from './refusal.ts'
import { lastWords } from './verifier.ts'

export interface LoadOptions {
  readonly program: Uint8Array
  /** The type of the function that the program is attached to, in the kernel's BTF. */
  readonly iterator: number
  /** Walk over the threads of this process only, if the kernel can (Linux 6.1). */
  readonly process?: number
}

/** File descriptor of the link, which keeps the program; to be closed by the caller. */
export type LinkResult = { readonly ok: true; readonly link: number } | Refusal

/** Loads a program and links it. */
export function linkIterator(bpf: BpfCall, options: LoadOptions): LinkResult {
  const program = loadProgram(bpf, options)
  if (program < 0) return refused('BPF_PROG_LOAD', program, lastWords(bpf, options))
  try {
    const link = createLink(bpf, program, options.process)
    return link < 0 ? refused('BPF_LINK_CREATE', link) : { ok: true, link }
  } finally {
    closeSync(program)
  }
}

/** Opens one walk; what is read from the descriptor is the records. To be closed by the caller. */
export function openWalk(bpf: BpfCall, link: number): WalkResult {
  const attributes = memory(8)
  new DataView(attributes.buffer).setUint32(0, link, true)
  const file = bpf.call(commands.iteratorCreate, attributes)
  return file < 0 ? refused('BPF_ITER_CREATE', file) : { ok: true, file }
}

/** Makes the link a file of a bpffs: whoever may read it gets a walk, without this program and without bpf(2). */
export function pinLink(bpf: BpfCall, link: number, path: string): { ok: true } | Refusal {
  const name = memory(Buffer.byteLength(path) + 1)
  Buffer.from(name.buffer).write(path)
  const attributes = memory(16)
  const view = new DataView(attributes.buffer)
  view.setBigUint64(0, bpf.address(name), true)
  view.setUint32(8, link, true)
  const result = bpf.call(commands.objectPin, attributes)
  return result < 0 ? refused('BPF_OBJ_PIN', result) : { ok: true }
}

/** `log`, where the kernel is to write down how it checked the program. */
export function loadProgram(bpf: BpfCall, options: LoadOptions, log?: Uint8Array): number {
  const license = memory(16)
  // For the kernel only: some helper functions are for programs under its own license.
  Buffer.from(license.buffer).write('Dual BSD/GPL')
  const attributes = memory(120)
  const view = new DataView(attributes.buffer)
  view.setUint32(0, tracing, true)
  view.setUint32(4, options.program.length / 8, true)
  view.setBigUint64(8, bpf.address(options.program), true)
  view.setBigUint64(16, bpf.address(license), true)
  if (log !== undefined) {
    view.setUint32(24, 1, true)
    view.setUint32(28, log.length, true)
    view.setBigUint64(32, bpf.address(log), true)
  }
  Buffer.from(attributes.buffer).write('sigwhy', 48)
  view.setUint32(68, taskIteration, true)
  view.setUint32(108, options.iterator, true)
  return bpf.call(commands.programLoad, attributes)
}

function createLink(bpf: BpfCall, program: number, process: number | undefined): number {
  const link = (information?: Uint8Array): number => {
    const attributes = memory(28)
    const view = new DataView(attributes.buffer)
    view.setUint32(0, program, true)
    view.setUint32(8, taskIteration, true)
    if (information !== undefined) {
      view.setBigUint64(16, bpf.address(information), true)
      view.setUint32(24, information.length, true)
    }
    return bpf.call(commands.linkCreate, attributes)
  }
  if (process === undefined) return link()
  const information = memory(12)
  new DataView(information.buffer).setUint32(4, process, true)
  const narrowed = link(information)
  // A kernel that cannot walk over one process walks over all, and the others' records are passed over.
  return narrowed < 0 ? link() : narrowed
}

/** Memory outside of the garbage collector's reach: it keeps its address. */
function memory(bytes: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(bytes))
}

function refused(command: string, result: number, words = ''): Refusal {
  const detail = `${command}: ${getSystemErrorName(result)}${words === '' ? '' : `, ${words}`}`
  return refusal(result === notPermitted ? 'no-permission' : 'refused', detail, -result)
}

const notPermitted = -1

/** include/uapi/linux/bpf.h: bpf_cmd, BPF_PROG_TYPE_TRACING, BPF_TRACE_ITER */
const commands = { programLoad: 5, objectPin: 6, linkCreate: 28, iteratorCreate: 33 } as const
const tracing = 26
const taskIteration = 28
