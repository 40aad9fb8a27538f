import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shrink } from './shrink.ts'

const items = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 60 })

describe('a failing list', () => {
  it('is made as short as what makes it fail', async () => {
    const cases = items.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)))
    await fc.assert(
      fc.asyncProperty(cases, async ([all, guilty]) => {
        const fails = async (some: readonly number[]) => guilty.every((one) => some.includes(one))
        expect(await shrink(all, fails)).toEqual(guilty)
      }),
    )
  })

  it('keeps its order, and no item can be left out of what remains', async () => {
    const limits = fc.tuple(items, fc.integer({ min: 1, max: 400 }))
    await fc.assert(
      fc.asyncProperty(limits, async ([all, limit]) => {
        const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0)
        fc.pre(sum(all) >= limit)
        const short = await shrink(all, async (some) => sum(some) >= limit)
        expect(all.filter((one) => short.includes(one))).toEqual(short)
        for (const one of short) expect(sum(short) - one).toBeLessThan(limit)
      }),
    )
  })

  it('costs far fewer tries than there are parts', async () => {
    const all = Array.from({ length: 2000 }, (_, index) => index)
    let tries = 0
    const short = await shrink(all, async (some) => {
      tries += 1
      return some.includes(700) && some.includes(1999)
    })
    expect(short).toEqual([700, 1999])
    expect(tries).toBeLessThan(200)
  })
})
