/** What was taken for granted about a pasted text, said on standard error. */
export interface NoteTexts {
  bareMask(line: number, taken: string): string
  shortMask(line: number): string
  thread(line: number): string
}
