/** What was taken for granted about a pasted text, or is not whole in it: codes and arguments, so that it can be said. */
import type { MaskKey } from '../status/keys.ts'

/** What was taken for granted, so that it can be said. */
export type PasteNote =
  /** The mask had no label and was taken for this one. */
  | { readonly code: 'bare-mask'; readonly line: number; readonly taken: MaskKey }
  /** The mask was shorter than any kernel prints it; the digits it lacks were taken for zeros. */
  | { readonly code: 'short-mask'; readonly line: number }
  /** The status is that of a thread which does not lead its process; its mask is not that of the process. */
  | { readonly code: 'thread'; readonly line: number }
  /** What the collector printed breaks off, or lacks so many lines. */
  | { readonly code: 'collected-cut'; readonly line: number }
  | { readonly code: 'collected-damaged'; readonly line: number; readonly missing: number }
  /** It is of a version that this sigwhy does not know; only what any status says was read of it. */
  | { readonly code: 'collected-newer'; readonly line: number; readonly version: number }
  /** It was asked about a process that was not there. */
  | { readonly code: 'collected-absent'; readonly line: number; readonly pid: number }
  /** There were more processes than it reads. */
  | { readonly code: 'collected-left-out'; readonly line: number; readonly count: number }
