/**
 * The lab's subject: a process that makes the system calls it is sent over a pipe, so that a test can say
 * what a process does without a program of its own. `subject-layout.ts` is its memory and wire format.
 */
import type { Architecture } from './architecture.ts'
import { offsetOf } from './assembled.ts'
import { elfHeaderSize, writeElf } from './elf.ts'
import { assembleSubjectAarch64 } from './subject-aarch64.ts'
import { codeAddress, memory } from './subject-layout.ts'
import { assembleSubjectX8664 } from './subject-x86-64.ts'

/** A subject's executable, and the addresses a driver needs. */
export interface Subject {
  /** The ELF file, under a kilobyte. */
  readonly file: Uint8Array
  /** The built-in signal handler: counts the run and keeps siginfo. It needs SA_SIGINFO and `restorer`. */
  readonly handler: number
  /** What a handler returns to (SA_RESTORER): makes the rt_sigreturn call. */
  readonly restorer: number
}

/** The subject for `architecture`. It starts by reading requests from fd 0 and replying on fd 1. */
export function assembleSubject(architecture: Architecture): Subject {
  const assembled = architecture === 'x86-64' ? assembleSubjectX8664() : assembleSubjectAarch64()
  const { code } = assembled
  const addressOf = (name: string): number =>
    codeAddress + elfHeaderSize + offsetOf(assembled, name)
  const entry = addressOf('start')
  return {
    file: writeElf({ architecture, address: codeAddress, code, entry, memory }),
    handler: addressOf('handler'),
    restorer: addressOf('restorer'),
  }
}
