/**
 * An audit as the results of tests: a container is a test case, which fails by what is wrong with its stop. The form has no
 * standard; this is what Jenkins, GitLab and GitHub's actions read.
 * Ant's JUnitReport; https://github.com/testmoapp/junitxml
 */
import type { Catalogue } from '../../i18n/catalogue.ts'
import { element, xmlDocument } from '../xml.ts'
import { type Audited, findingSentence } from './audited.ts'

export function auditJunit({ audit, known }: Audited, catalogue: Catalogue): string {
  const cases = audit.rows.map(({ subject: { container, stop }, findings }) => {
    const fresh = findings.filter(
      ({ severity, fingerprint }) => severity !== 'note' && !known.has(fingerprint),
    )
    const attributes = { name: container.name || container.id, classname: container.engine }
    const failures = fresh.map((finding) =>
      element(
        'failure',
        { type: finding.rule, message: findingSentence(finding, container, catalogue) },
        [
          `${catalogue.audit.rules[finding.rule].title}\n${catalogue.audit.rules[finding.rule].remedy}`,
        ],
      ),
    )
    const isUnknown = stop === undefined || stop.outcome === 'unknown'
    const skipped = isUnknown && failures.length === 0 ? [element('skipped', {}, [])] : []
    return { xml: element('testcase', attributes, [...failures, ...skipped]), failures, skipped }
  })
  const counts = {
    tests: cases.length,
    failures: cases.filter(({ failures }) => failures.length > 0).length,
    errors: 0,
    skipped: cases.filter(({ skipped }) => skipped.length > 0).length,
  }
  const suite = element(
    'testsuite',
    { name: 'sigwhy audit', ...counts },
    cases.map(({ xml }) => xml),
  )
  return xmlDocument(element('testsuites', counts, [suite]))
}
