/**
 * Reads the kernel's description of its types. sysfs gives one page at a time, so the file is read into one buffer of its
 * size.  fs/kernfs/file.c: kernfs_file_read_iter(); kernel/bpf/sysfs_btf.c
 */
import { Buffer } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { Btf } from './btf.ts'
import { indexBtf } from './btf-index.ts'
import { codeOf } from './refusal.ts'

export type BtfReading =
  | { readonly ok: true; readonly btf: Btf }
  | { readonly ok: false; readonly detail: string }

/** Where a kernel built with CONFIG_DEBUG_INFO_BTF has it. */
export const kernelBtf = '/sys/kernel/btf/vmlinux'

export function readBtf(path: string = kernelBtf): BtfReading {
  let bytes: Buffer
  try {
    bytes = readBytes(path)
  } catch (error) {
    return { ok: false, detail: `${path}: ${codeOf(error)}` }
  }
  const index = indexBtf(bytes)
  if (index === undefined) return { ok: false, detail: `${path}: ${bytes.length} bytes` }
  return { ok: true, btf: new Btf(index) }
}

function readBytes(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.allocUnsafeSlow(fstatSync(file).size)
    let length = 0
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, null)
      if (count === 0) break
      length += count
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}
