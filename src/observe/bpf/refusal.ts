/**
 * Why the kernel's own structures cannot be read: each is an answer, and procfs is read instead.
 * bpf(2); capabilities(7); kernel/bpf/syscall.c: bpf_prog_load()
 */

/**
 * - `not-linux`, `architecture`: another system, or a machine whose structures this version does not know.
 * - `not-root`: it takes CAP_BPF and CAP_PERFMON, or CAP_SYS_ADMIN.
 * - `no-permission`: the capabilities are there, and the kernel still said no: a user namespace, lockdown, a security module;
 *   or the pinned iterator belongs to somebody else.
 * - `no-btf`: the kernel does not describe its types, or lacks one that is needed.
 * - `no-koffi`: the optional package that makes the system call is not installed.
 * - `refused`: bpf(2) failed otherwise.
 * - `not-pinned`: no iterator is pinned at that place.
 * - `other-layout`: what is pinned there writes other records than this version reads.
 * - `not-listed`: the kernel's walk does not come past this process.
 */
export type RefusalCode =
  | 'not-linux'
  | 'architecture'
  | 'not-root'
  | 'no-permission'
  | 'no-btf'
  | 'no-koffi'
  | 'refused'
  | 'not-pinned'
  | 'other-layout'
  | 'not-listed'

export interface Refusal {
  readonly ok: false
  readonly why: RefusalCode
  /** Where it happened, and what was found there: `BPF_PROG_LOAD: EPERM`. */
  readonly detail: string
  /** The error's number, where there was one. */
  readonly errno?: number
}

export function refusal(why: RefusalCode, detail: string, errno?: number): Refusal {
  return errno === undefined ? { ok: false, why, detail } : { ok: false, why, detail, errno }
}

/** The name of a system error, such as `ENOENT`. Any other error is a bug and thrown again. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  throw error
}

/** The number of a system error. */
export function errnoOf(error: unknown): number | undefined {
  if (error instanceof Error && 'errno' in error) return Math.abs(Number(error.errno))
  return undefined
}
