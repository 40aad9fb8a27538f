/** What was taken for granted about a pasted text, said on standard error. */
export interface NoteTexts {
  bareMask(line: number, taken: string): string
  shortMask(line: number): string
  thread(line: number): string
  collectedCut(line: number): string
  collectedDamaged(line: number, missing: number): string
  collectedNewer(line: number, version: number): string
  collectedAbsent(pid: number): string
  collectedLeftOut(count: number): string
}
