/**
 * Which signals a Go program asked for with signal.Notify. Its runtime installs a handler for nearly every signal at the
 * start, so the masks say nothing; what was asked for stands in the runtime's variable `sig`, in the word `wanted`. The
 * variable is found by its symbol and read from the memory of the process. Whatever does not look as this runtime would
 * have it makes the answer unknown.  Go: runtime/sigqueue.go: sig, signal_enable(); runtime/sigtab_linux_generic.go
 */
import type { Buffer } from 'node:buffer'
import {
  fromWords,
  intersection,
  isEmpty,
  type SignalSet,
  setOf,
  union,
  without,
} from '../../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../../fact.ts'
import type { ElfImage } from '../elf/image.ts'
import { findSymbol } from '../elf/symbol.ts'
import { loadBias } from '../load-bias.ts'
import { readMemory, unreadFact } from '../read.ts'

export interface GoProgram {
  readonly image: ElfImage
  /** None when it is not written in Go, or does not say so. */
  readonly version: string | undefined
}

/** What the process of `directory` (`/proc/7`), which has handlers for `caught`, asked for. */
export function readNotified(
  directory: string,
  { image, version }: GoProgram,
  caught: Fact<SignalSet>,
): Fact<SignalSet> {
  const from = `${directory}/mem`
  if (version === undefined) return unknown('absent', `${directory}/exe: .go.buildinfo`)
  if (!hasKnownShape(version, image)) return unknown('not-asked', `${directory}/exe: ${version}`)
  const symbol = findSymbol(image, 'runtime.sig')
  if (symbol === undefined) return unknown('absent', `${directory}/exe: runtime.sig`)
  const odd = unknown('malformed', `${from}: runtime.sig, ${version}`)
  if (symbol.size < shape.size) return odd
  if (!caught.known) return caught
  const bias = loadBias(directory, image)
  if (!bias.known) return bias
  const memory = readMemory(from, BigInt(bias.value + symbol.address), shape.size)
  if (!memory.ok) return unreadFact(memory)
  return wantedIn(memory.value, caught.value, { from: `${from} runtime.sig`, odd })
}

function wantedIn(
  sig: Buffer,
  caught: SignalSet,
  { from, odd }: { readonly from: string; readonly odd: Unknown },
): Fact<SignalSet> {
  const [w0, w1, w2] = [0, 4, 8].map((at) => sig.readUInt32LE(shape.wanted + at))
  // Bit 0 is signal 0 there, which Notify asks for too when it is told no signal.
  if (w0 === undefined || w1 === undefined || w2 === undefined || w2 > 1) return odd
  const wanted = fromWords((w0 >>> 1) | (w1 << 31), (w1 >>> 1) | (w2 << 31))
  const isUsed = sig.readUInt8(shape.inuse)
  if (sig.readUInt32LE(shape.state) > lastState || isUsed > 1) return odd
  if (isUsed === 0 && !isEmpty(wanted)) return odd
  if (!isEmpty(without(wanted, union(caught, neverCaught)))) return odd
  return known(without(intersection(wanted, caught), cLibrary), from)
}

/** Versions whose source or programs were compared; the variable is the same on all machines of 64 bits. */
function hasKnownShape(version: string, { is64, isLittle, machine }: ElfImage): boolean {
  const minor = /^go1\.(\d+)(?=[. -]|rc|beta|$)/.exec(version)?.[1]
  if (minor === undefined || !is64 || !isLittle || !machines.includes(machine)) return false
  return Number(minor) >= oldest && Number(minor) <= newest
}

/**
 * `note` is a word of eight bytes, then come the masks, each three words of four: pending, wanted, ignored, received; then
 * state, delivering and inuse. Later versions only add to the end.
 */
const shape = { wanted: 20, state: 56, inuse: 64, size: 72 } as const
const oldest = 18
const newest = 26
/** sigIdle, sigReceiving, sigSending. */
const lastState = 2
/** EM_X86_64, EM_AARCH64, EM_RISCV, EM_LOONGARCH. */
const machines: readonly number[] = [62, 183, 243, 258]
/** Those that C libraries use between their threads; Go leaves them alone, asked for or not. */
const cLibrary = setOf(32, 33, 34)
/** Asked for by Notify without arguments, though the kernel allows no handler, or the profiler alone installs it. */
const neverCaught = union(setOf(9, 19, 27), cLibrary)
