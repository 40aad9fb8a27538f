/** An audit for tests of what is reported: one that is deaf, one that ends untold, one that is not known, with names that need care. */
import { audit } from '../../audit/audit.ts'
import { containerCalled, subjectOf } from '../../audit/subject.fixture.ts'
import type { AuditSubject } from '../../audit/subject.ts'
import { unknown } from '../../observe/fact.ts'
import type { Audited } from './audited.ts'

/** An audit of the three. */
export function auditedThree(): Audited {
  const subjects: readonly AuditSubject[] = [
    subjectOf(containerCalled('web'), 'namespace'),
    subjectOf(containerCalled('a<b>&"c"\u0007', 'shop/héllo world:1'), 'no'),
    { container: containerCalled('far'), tree: unknown('hidden'), others: [] },
  ]
  const result = audit(subjects)
  return {
    audit: result,
    engines: ['Docker 28.2.2'],
    notRunning: 2,
    known: new Set(),
    version: '0.1.0',
  }
}
