/** What the collector printed, in a pasted text: its processes, and what is to be said about it.  collected/collection.ts */
import { type CollectedText, knownVersion } from '../collected/collected-text.ts'
import { type Collection, collectionIn } from '../collected/collection.ts'
import type { PastedProcess } from './observe-pasted.ts'
import type { PasteNote } from './paste-note.ts'

export interface Collected {
  readonly text: CollectedText
  /** Left out where its version is not known. */
  readonly collection?: Collection
}

export function collectedIn(text: CollectedText): Collected {
  return text.version === knownVersion ? { text, collection: collectionIn(text) } : { text }
}

export function processesIn({ collection }: Collected): readonly PastedProcess[] {
  return collection?.targets.map((target) => ({ ...target, collection })) ?? []
}

export function notesOnCollected({ text, collection }: Collected): readonly PasteNote[] {
  const { line, version, isEnded, missing } = text
  if (collection === undefined) return [{ code: 'collected-newer', line, version }]
  const { absent, leftOut } = collection
  return [
    ...(isEnded ? [] : [{ code: 'collected-cut' as const, line }]),
    ...(missing > 0 ? [{ code: 'collected-damaged' as const, line, missing }] : []),
    ...(leftOut > 0 ? [{ code: 'collected-left-out' as const, line, count: leftOut }] : []),
    ...absent.map((pid) => ({ code: 'collected-absent' as const, line, pid })),
  ]
}
