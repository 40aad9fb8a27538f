/** The inits of a machine as data. The shape is docs/schema/inits-1.json. */
import type { ContainerPlace } from '../../observe/cgroup-container.ts'
import { type ExplanationDocument, explanationDocument } from '../explanation/document.ts'
import type { ExplainedInit, InitsFound } from './page.ts'

export interface InitsDocument {
  readonly schema: 'sigwhy/inits/1'
  /** By what the machine was scanned. */
  readonly backend: InitsFound['readBy']
  readonly inits: readonly InitDocument[]
}

export interface InitDocument extends ExplanationDocument {
  readonly container?: ContainerPlace
}

export function initsDocument({ inits, readBy }: InitsFound): InitsDocument {
  return { schema: 'sigwhy/inits/1', backend: readBy, inits: inits.map(initDocument) }
}

function initDocument({ container, ...init }: ExplainedInit): InitDocument {
  const document = explanationDocument(init)
  return container === undefined ? document : { ...document, container }
}
