/** English: what was taken for granted about a pasted text. */
import type { NoteTexts } from '../topics/notes.ts'

export const notes = (): NoteTexts => ({
  bareMask: (line, taken) => `Line ${line} does not say which mask it is; taken for ${taken}.`,
  shortMask: (line) => `Line ${line}: the mask is short; the missing digits are taken for zeros.`,
  thread: (line) =>
    `Line ${line}: this is the status of a thread, whose mask need not be that of its process.`,
  collectedCut: (line) =>
    `What was collected from line ${line} on has no end: what is not there is unknown. Copy it down to the line sigwhy-facts end.`,
  collectedDamaged: (line, missing) =>
    `What was collected from line ${line} on lacks ${missing} ${missing === 1 ? 'line' : 'lines'}: what is not there is unknown.`,
  collectedNewer: (line, version) =>
    `Line ${line}: this was collected in version ${version} of the format, which this sigwhy does not know; only the lines of status files are read. Take sigwhy collect of this sigwhy.`,
  collectedAbsent: (pid) =>
    `There was no process ${pid} where this was collected, or it could not be seen.`,
  collectedLeftOut: (count) =>
    `There were too many processes where this was collected: ${count} more were not read.`,
})
