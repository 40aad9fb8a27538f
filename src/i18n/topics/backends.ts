/** From where facts about processes were read, and why not from somewhere else. */
import type { RefusalCode } from '../../observe/bpf/refusal.ts'

export interface BackendTexts {
  /** Ends a line: *read by the kernel's own walk over its tasks (BPF)*. */
  readonly readBy: Readonly<Record<'bpf' | 'procfs', string>>
  /** Why the kernel's structures could not be read, as an aside. */
  readonly refusals: Readonly<Record<RefusalCode, string>>
  /** In a list of places: what the kernel itself told. */
  readonly kernel: string
}
