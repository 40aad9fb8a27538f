/**
 * bpf(2) from JavaScript: koffi calls the C library's syscall(). It is an optional package with a binary for each platform;
 * where it is missing, procfs has to do.
 */
import { type Refusal, refusal } from './refusal.ts'

/** One call. Memory that `attributes` points to is named in them by {@link BpfCall.address}, and kept alive by the caller. */
export interface BpfCall {
  /** The result, not negative, or the error's number, negative. */
  call(command: number, attributes: Uint8Array): number
  address(memory: Uint8Array): bigint
}

export type BpfCallResult = { readonly ok: true; readonly bpf: BpfCall } | Refusal

/** What is used of koffi. */
export interface Koffi {
  load(library: null): { func(prototype: string): (...args: readonly unknown[]) => unknown }
  errno(): number
  address(memory: Uint8Array): bigint
}

/** Loads the package only now: it takes longer than most questions take to answer. */
export async function loadBpfCall(
  load: () => Promise<Koffi> = loadKoffi,
  machine: string = process.arch,
): Promise<BpfCallResult> {
  const number = callNumbers[machine]
  if (number === undefined) return refusal('architecture', machine)
  let koffi: Koffi
  try {
    koffi = await load()
  } catch (error) {
    return refusal('no-koffi', error instanceof Error ? firstLine(error.message) : String(error))
  }
  const syscall = koffi.load(null).func('long syscall(long, long, void *, long)')
  return {
    ok: true,
    bpf: {
      call(command, attributes) {
        const result = Number(syscall(number, command, attributes, attributes.length))
        return result < 0 ? -koffi.errno() : result
      },
      address: (memory) => koffi.address(memory),
    },
  }
}

async function loadKoffi(): Promise<Koffi> {
  const module = await import('koffi')
  return module.default
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

/** The number of bpf(2) by Node's name of the machine: of 64 bits and little-endian all, as the records are. */
const callNumbers: Readonly<Record<string, number>> = {
  x64: 321,
  arm64: 280,
  riscv64: 280,
  loong64: 280,
}
