/** No citation is kept that nobody cites. */
import { expect, it } from 'vitest'
import { initEnds } from '../src/kernel/ends-of-an-init.ts'
import { citations, steps } from '../src/kernel/index.ts'
import { origins } from '../src/kernel/origins.ts'
import { scenarios } from '../src/lab/scenarios/index.ts'

it('every citation is cited by a step, an origin, an end of an init or a scenario', () => {
  const rows = [...steps, ...Object.values(origins), ...Object.values(initEnds), ...scenarios]
  const cited = new Set<string>(rows.flatMap(({ cites }) => cites))
  expect(Object.keys(citations).filter((key) => !cited.has(key))).toEqual([])
})
