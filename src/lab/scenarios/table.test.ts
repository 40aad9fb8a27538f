/**
 * What holds of the scenarios as a table, whatever machine they are played on.
 */
import { describe, expect, it } from 'vitest'
import { type InitEnd, initEnds } from '../../kernel/ends-of-an-init.ts'
import { gvisorTraits, type KernelTraits, measuredTraits } from '../../kernel/index.ts'
import { scenarios } from './index.ts'

/** One kernel that differs from the measured one in each trait, and one without any protection. */
const kernels: readonly KernelTraits[] = [
  measuredTraits,
  { ...measuredTraits, ancestorForces: 'everything' },
  { ...measuredTraits, shortcutSparesInit: false },
  gvisorTraits,
]

describe('the table of scenarios', () => {
  it('has many, each with a name of its own that begins with its theme', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(70)
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
    const themes = new Set(scenarios.map(({ theme }) => theme))
    for (const theme of themes) {
      const folders = new Set(
        scenarios.filter((one) => one.theme === theme).map(({ id }) => id.split('/')[1]),
      )
      expect(folders.size, theme).toBe(1)
    }
  })

  it('says for every scenario where the expectation can be read', () => {
    for (const { id, cites } of scenarios) expect(cites, id).not.toHaveLength(0)
  })

  it('shows every way for an init to end, and the end is the one that is listed', () => {
    const shown = new Set(scenarios.flatMap(({ shows }) => shows ?? []))
    expect([...shown].sort()).toEqual(Object.keys(initEnds).sort())
    for (const { id, shows, model } of scenarios) {
      if (shows) expect(Object.values(model(measuredTraits)).some(isEndOf(shows)), id).toBe(true)
    }
  })

  it('expects something on every kind of kernel', () => {
    for (const { id, model } of scenarios) {
      for (const traits of kernels) expect(Object.keys(model(traits)), id).not.toHaveLength(0)
    }
  })

  it('notices a kernel that does not protect its inits', () => {
    const noticing = scenarios.filter(
      ({ model }) => JSON.stringify(model(measuredTraits)) !== JSON.stringify(model(gvisorTraits)),
    )
    expect(noticing.length).toBeGreaterThan(scenarios.length / 4)
  })
})

function isEndOf(shows: InitEnd): (finding: string | number | boolean) => boolean {
  const { seenAs } = initEnds[shows]
  return (finding) => {
    if (typeof finding !== 'string') return false
    if (seenAs === 'chosen') return finding.startsWith('exited ')
    if (seenAs === 'fault') return /^killed SIG(SEGV|BUS|ILL|FPE|TRAP)$/.test(finding)
    return finding === `killed ${seenAs}`
  }
}
