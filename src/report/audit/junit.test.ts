import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { auditedThree } from './audited.fixture.ts'
import { auditJunit } from './junit.ts'

describe('an audit as JUnit', () => {
  const text = auditJunit(auditedThree(), en)

  it('has a test case for each container, and counts those that fail and those that are skipped', () => {
    expect(text.match(/<testcase /g)).toHaveLength(3)
    expect(text).toContain('<testsuites tests="3" failures="2" errors="0" skipped="1">')
  })

  it('writes names with what XML keeps for itself, and what it cannot hold as U+FFFD', () => {
    expect(text).toContain('name="a&lt;b&gt;&amp;&quot;c&quot;\uFFFD"')
  })

  it('closes every element that it opens', () => {
    const open: string[] = []
    for (const [, close, name = '', self] of text.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name)
      else if (!self) open.push(name)
    }
    expect(open).toEqual([])
  })

  it('does not fail by what is in the baseline', () => {
    const audited = auditedThree()
    const known = new Set(
      audited.audit.rows.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
    )
    expect(auditJunit({ ...audited, known }, en)).toContain('failures="0"')
  })
})
