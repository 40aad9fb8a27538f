/** English: where facts are read. */
import type { BackendTexts } from '../topics/backends.ts'

export const backends = (): BackendTexts => ({
  readBy: {
    bpf: 'Found by the kernel’s own walk over its tasks (BPF); the rest read from /proc.',
    procfs: 'Read from /proc.',
  },
  refusals: {
    'not-linux': 'this is not Linux',
    architecture: 'this machine’s structures are not known to sigwhy',
    'not-root': 'that takes CAP_BPF and CAP_PERFMON, or CAP_SYS_ADMIN',
    'no-permission': 'the kernel does not permit it here',
    'no-btf': 'the kernel does not describe its types (BTF)',
    'no-koffi': 'the optional package koffi is not installed',
    refused: 'bpf(2) failed',
    'not-pinned': 'nothing is pinned there',
    'other-layout': 'what is pinned there writes other records',
    'not-listed': 'the walk does not come past this process',
  },
  kernel: 'the kernel’s own structures (BPF)',
})
