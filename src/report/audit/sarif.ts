/**
 * An audit for code scanning. A container is not a file: its result is located at its image, and by its name as a logical
 * location. What is in the baseline is told as unchanged.
 * SARIF 2.1.0, OASIS Standard: sections 3.19 toolComponent, 3.27 result, 3.28 location
 */
import { rules } from '../../audit/rules/index.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Container } from '../../observe/container/container.ts'
import { valueOr } from '../../observe/fact.ts'
import { type Audited, findingSentence } from './audited.ts'

/** The log, to be written as JSON. */
export function auditSarif(audited: Audited, catalogue: Catalogue): object {
  const { rows } = audited.audit
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(audited, catalogue) },
        results: rows.flatMap(({ subject: { container }, findings }) =>
          findings.map((finding) => ({
            ruleId: finding.rule,
            ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
            level: finding.severity,
            message: {
              text: `${container.name}: ${findingSentence(finding, container, catalogue)}`,
            },
            locations: [locationOf(container)],
            partialFingerprints: { 'container/v1': finding.fingerprint },
            baselineState: audited.known.has(finding.fingerprint) ? 'unchanged' : 'new',
          })),
        ),
      },
    ],
  }
}

function driver({ version }: Audited, { audit, language }: Catalogue): object {
  return {
    name: 'sigwhy',
    semanticVersion: version,
    language: language === 'zh' ? 'zh-CN' : 'en-US',
    rules: rules.map(({ id, severity }) => {
      const { title, why, remedy } = audit.rules[id]
      return {
        id,
        name: camelCase(id),
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: { text: remedy, markdown: `${remedy}\n\ndocs/audit/${id}.md` },
        defaultConfiguration: { level: severity },
      }
    }),
  }
}

function locationOf({ name, image, engine }: Container): object {
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(valueOr(image, '?')) } },
    logicalLocations: [{ name, fullyQualifiedName: `${engine}:${name}`, kind: 'resource' }],
  }
}

/** `better-signal` as the field asks for it: `BetterSignal`. */
function camelCase(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
