/** The cases that the documentation names are cases that the laboratory plays. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planOf } from '../../src/lab/plan.ts'

const { cases, scenarios } = planOf({ extent: 'full' })
const ids = new Set([...cases, ...scenarios].map(({ id }) => id))

describe.each(['docs/article.md', 'docs/article.zh.md'])('%s', (page) => {
  const text = readFileSync(page, 'utf8')
  const named = [
    ...text.matchAll(/`((?:(?:init|ordinary)\/(?:inside|ancestor)|scenario)\/[^`]+)`/g),
  ].map(([, id]) => id ?? '')

  it('names cases', () => {
    expect(named.length).toBeGreaterThan(25)
  })

  it.each(named)('names %s, which the laboratory plays', (id) => {
    expect(ids).toContain(id)
  })
})
