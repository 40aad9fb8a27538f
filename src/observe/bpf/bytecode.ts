/**
 * The program for this kernel: from the cache, or assembled with the places that the kernel's types have.
 */
import { readBtf } from './btf-file.ts'
import { buildId, cachedBytecode, keepBytecode } from './bytecode-cache.ts'
import { kernelPlaces } from './kernel-places.ts'
import { iteratorProgram } from './program.ts'
import { type Refusal, refusal } from './refusal.ts'

export interface Bytecode {
  readonly program: Uint8Array
  /** The function that it is attached to, by the number of its type. */
  readonly iterator: number
}

export interface BytecodeOptions {
  /** The kernel's description of its types; `/sys/kernel/btf/vmlinux` unless told otherwise. */
  readonly btf?: string
  /** A folder of the user's own where the program is kept for the next run; nowhere unless told otherwise. */
  readonly cacheDirectory?: string
}

export type BytecodeResult = { readonly ok: true; readonly bytecode: Bytecode } | Refusal

export function bytecodeFor(options: BytecodeOptions): BytecodeResult {
  const { btf: path, cacheDirectory } = options
  const build = cacheDirectory === undefined || path !== undefined ? undefined : buildId()
  if (cacheDirectory !== undefined && build !== undefined) {
    const cached = cachedBytecode(cacheDirectory, build)
    if (cached !== undefined) return { ok: true, bytecode: cached }
  }
  const reading = readBtf(path)
  if (!reading.ok) return refusal('no-btf', reading.detail)
  const found = kernelPlaces(reading.btf, process.arch)
  if (!found.ok) return refusal('no-btf', found.missing)
  const { places } = found
  const bytecode = { program: iteratorProgram(places), iterator: places.iterator }
  if (cacheDirectory !== undefined && build !== undefined) {
    keepBytecode(cacheDirectory, build, bytecode)
  }
  return { ok: true, bytecode }
}
