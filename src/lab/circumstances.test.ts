import { describe, expect, it } from 'vitest'
import { closeLab, openLab } from './lab.ts'
import type { Verification } from './verification.ts'
import { type VerifyOptions, verify } from './verify.ts'

const lab = await openLab()
const refused = 'refused' in lab ? lab.refused : undefined
const namespaces = 'refused' in lab ? 'refused' : lab.lane.namespaces
const cannotNest = namespaces === 'refused' ? 'no PID namespaces' : refused
if (!('refused' in lab)) await closeLab(lab)

async function found(options: VerifyOptions): Promise<Verification> {
  const verification = await verify({ scenarios: false, ...options })
  if ('refused' in verification) throw new Error(verification.refused)
  expect(verification.failures).toEqual([])
  return verification
}

describe.skipIf(refused)(
  `the model on this kernel${refused ? ` (skipped: ${refused})` : ''}`,
  () => {
    it('agrees with it when the kernel places the processes, and CPUs race', async () => {
      const tables = ['sigwait', 'waiting-thread', 'two-threads', 'stopped'] as const
      const verification = await found({ isPinned: false, tables })
      expect(verification.isPinned).toBe(false)
      expect(verification.mismatches).toEqual([])
    }, 120_000)

    it('agrees with it from one lane alone, without a trace, and says that there was none', async () => {
      const verification = await found({ lanes: 1, isTraced: false, tables: ['single-thread'] })
      expect(verification.mismatches).toEqual([])
      expect(verification.untraced).toEqual({ refused: 'not-wanted' })
      const unobserved = verification.unobserved.map(({ code }) => code)
      expect(unobserved).toEqual(expect.arrayContaining(['result', 'delivery']))
    }, 120_000)

    it.skipIf(cannotNest)(
      'agrees with it in a user namespace, and says so',
      async () => {
        const verification = await found({
          userNamespace: true,
          tables: ['single-thread', 'reach'],
        })
        expect(verification.mismatches).toEqual([])
        expect(verification.inUserNamespace).toBe(true)
      },
      120_000,
    )

    it.skipIf(cannotNest)(
      'differs from a kernel that lets an init with a masked leader die',
      async () => {
        const { mismatches, traits } = await found({
          tables: ['two-threads'],
          rules: ({ traits }) => ({
            traits: { ...traits, shortcutSparesInit: !traits.shortcutSparesInit },
          }),
        })
        expect(mismatches.length).toBeGreaterThan(0)
        for (const { row, difference, decidedBy } of mismatches) {
          expect([row.target, row.disposition]).toEqual(['init', 'default'])
          expect(row.threads[row.addressed]).toBe('blocked')
          expect(difference.field).toBe('effect')
          const deciding = traits.shortcutSparesInit ? 'fatal-shortcut' : 'init-at-delivery'
          expect(decidedBy[0]?.step).toBe(deciding)
          expect(decidedBy[0]?.cites.length).toBeGreaterThan(0)
        }
      },
      120_000,
    )
  },
)
