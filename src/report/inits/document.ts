/** The inits of a machine as data. The shape is docs/schema/inits-1.json. */
import { type ExplanationDocument, explanationDocument } from '../explanation/document.ts'
import type { ExplainedInit } from './page.ts'

export interface InitsDocument {
  readonly schema: 'sigwhy/inits/1'
  readonly inits: readonly ExplanationDocument[]
}

export function initsDocument(inits: readonly ExplainedInit[]): InitsDocument {
  return { schema: 'sigwhy/inits/1', inits: inits.map(explanationDocument) }
}
