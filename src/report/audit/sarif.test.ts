import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { zh } from '../../i18n/zh.ts'
import { auditedThree } from './audited.fixture.ts'
import { auditSarif } from './sarif.ts'

describe('an audit as SARIF', () => {
  it.each([en, zh])('is what the standard says, in $language', (catalogue) => {
    const validate = officialSchema()
    const log = JSON.parse(JSON.stringify(auditSarif(auditedThree(), catalogue)))
    validate(log)
    expect(validate.errors).toBeNull()
  })

  it('is refused by the standard where a result has no message', () => {
    const validate = officialSchema()
    const log = JSON.parse(JSON.stringify(auditSarif(auditedThree(), en)))
    delete log.runs[0].results[0].message
    expect(validate(log)).toBe(false)
  })

  it('tells a finding of the baseline as unchanged, and all others as new', () => {
    const audited = auditedThree()
    const first = audited.audit.rows[0]?.findings[0]
    const known = new Set(first ? [first.fingerprint] : [])
    const log = JSON.stringify(auditSarif({ ...audited, known }, en))
    const states = [...log.matchAll(/"baselineState":"(\w+)"/g)].map(([, state]) => state)
    expect(states).toEqual(['unchanged', 'new', 'new'])
  })

  it('locates a result at its image, whose tag is no scheme of an address', () => {
    const log = JSON.stringify(auditSarif(auditedThree(), en))
    expect(log).toContain('"uri":"shop/web%3A1"')
    expect(log).toContain('"uri":"shop/h%C3%A9llo%20world%3A1"')
  })

  it('recognises a finding by its rule, image and name, whatever the id of the container', () => {
    const log = JSON.stringify(auditSarif(auditedThree(), en))
    expect(log).toContain('"partialFingerprints":{"container/v1":"deaf|docker|web|shop/web:1"}')
  })
})

/** OASIS wrote it in draft 4 of JSON Schema; what it uses of that means the same in draft 7, but for the name of `id`. */
function officialSchema() {
  const url = new URL('../../../test/fixtures/schema/sarif-schema-2.1.0.json', import.meta.url)
  const { id, $schema: _, ...schema } = JSON.parse(readFileSync(url, 'utf8'))
  const formats = {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': isReference,
    'date-time': /^[0-9]/,
  }
  return new Ajv({ strict: false, allErrors: true, formats }).compile({ ...schema, $id: id })
}

function isReference(text: string): boolean {
  return /^[!-~]*$/.test(text) && URL.canParse(text, 'http://host/')
}
