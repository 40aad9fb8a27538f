/** Why programs cannot be loaded into this kernel by a test; `undefined` where they can. */
import { existsSync } from 'node:fs'
import { kernelBtf } from './btf-file.ts'
import { missingRights } from './rights.ts'

export const noBpf: string | undefined = (() => {
  if (process.platform !== 'linux') return 'not Linux'
  if (!existsSync(kernelBtf)) return 'the kernel does not describe its types'
  if (missingRights() !== undefined) return 'it takes CAP_BPF and CAP_PERFMON'
  return undefined
})()
