/** Decoded masks as data. The shape is docs/schema/decoding-1.json. */
import type { Explanation } from '../../explain/forecast.ts'
import type { MaskName } from '../../i18n/mask-name.ts'
import { valueOr } from '../../observe/fact.ts'
import { type ExplanationDocument, explanationDocument } from '../explanation/document.ts'
import { type MaskDocument, maskDocument } from '../fact-document.ts'
import { masksOf, tableFor } from './masks.ts'

export interface DecodingDocument {
  readonly schema: 'sigwhy/decoding/1'
  readonly processes: readonly DecodedProcess[]
}

export interface DecodedProcess {
  readonly masks: Readonly<Partial<Record<MaskName, MaskDocument>>>
  /** What an init with these masks does with SIGTERM and SIGKILL. */
  readonly explanation: ExplanationDocument
}

export function decodingDocument(explanations: readonly Explanation[]): DecodingDocument {
  return { schema: 'sigwhy/decoding/1', processes: explanations.map(decoded) }
}

function decoded(explanation: Explanation): DecodedProcess {
  const table = tableFor(explanation)
  const width = valueOr(explanation.observation.signals.width, 16)
  const masks = masksOf(explanation).map(({ name, set }) => [name, maskDocument(set, width, table)])
  return {
    masks: Object.fromEntries(masks),
    explanation: explanationDocument({ explanation, standing: 'inside' }),
  }
}
