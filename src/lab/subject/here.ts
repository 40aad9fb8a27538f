/**
 * The subject for the machine this runs on, assembled once.
 */
import type { Architecture } from '../../machine/architecture.ts'
import { assembleSubject, type Subject } from '../../machine/subject.ts'

/** This machine's architecture, or undefined where the subject cannot run: no Linux, or another processor. */
export const architecture: Architecture | undefined =
  process.platform !== 'linux'
    ? undefined
    : process.arch === 'x64'
      ? 'x86-64'
      : process.arch === 'arm64'
        ? 'aarch64'
        : undefined

let assembled: Subject | undefined

/** The subject of this machine (of x86-64 where it has none, so that programs can at least be built). */
export function subject(): Subject {
  assembled ??= assembleSubject(architecture ?? 'x86-64')
  return assembled
}
