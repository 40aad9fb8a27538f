/** English: what was taken for granted about a pasted text. */
import type { NoteTexts } from '../topics/notes.ts'

export const notes = (): NoteTexts => ({
  bareMask: (line, taken) => `Line ${line} does not say which mask it is; taken for ${taken}.`,
  shortMask: (line) => `Line ${line}: the mask is short; the missing digits are taken for zeros.`,
  thread: (line) =>
    `Line ${line}: this is the status of a thread, whose mask need not be that of its process.`,
})
