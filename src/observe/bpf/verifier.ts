/**
 * Why the kernel did not accept a program: asked again, it writes down how it checked it, and the last line but the
 * statistics says what it did not like. Not asked the first time, because writing takes it as long as checking.
 * kernel/bpf/verifier.c
 */
import { Buffer } from 'node:buffer'
import { closeSync } from 'node:fs'
import type { BpfCall } from './bpf-call.ts'
import { type LoadOptions, loadProgram } from './iterator.ts'

/** The words of the verifier, or nothing where it was not the verifier that refused. */
export function lastWords(bpf: BpfCall, options: LoadOptions): string {
  const log = new Uint8Array(new ArrayBuffer(1 << 22))
  const again = loadProgram(bpf, options, log)
  if (again >= 0) {
    closeSync(again)
    return ''
  }
  const text = Buffer.from(log.buffer).toString('latin1', 0, log.indexOf(0))
  const lines = text.split('\n').filter((line) => line !== '' && !statistics.test(line))
  return lines.at(-1) ?? ''
}

const statistics = /^(processed \d+ insns|verification time|stack depth)/
