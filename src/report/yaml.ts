/** A document as YAML: the same data as JSON, for people and for tools that prefer it. */
import { stringify } from 'yaml'

export function toYaml(document: unknown): string {
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })
}
