/**
 * Whether this process may load such a program at all: asked first, because it costs nothing, and because the kernel gives the
 * same error for every right that is missing.  capabilities(7); kernel/bpf/syscall.c: bpf_prog_load()
 */
import { readText } from '../procfs/read.ts'
import { type Refusal, refusal } from './refusal.ts'

/** The refusal that is to be expected, if one is. Where the capabilities cannot be read, the kernel will tell. */
export function missingRights(status = '/proc/self/status'): Refusal | undefined {
  const text = readText(status)
  const digits = text.ok ? /^CapEff:\s*([0-9a-f]{16})$/m.exec(text.value)?.[1] : undefined
  if (digits === undefined) return undefined
  const has = (capability: bigint) => ((BigInt(`0x${digits}`) >> capability) & 1n) === 1n
  if (has(administrator) || (has(programs) && has(tracing))) return undefined
  return refusal('not-root', `CapEff ${digits}`)
}

/** CAP_SYS_ADMIN, CAP_PERFMON, CAP_BPF.  include/uapi/linux/capability.h */
const administrator = 21n
const tracing = 38n
const programs = 39n
