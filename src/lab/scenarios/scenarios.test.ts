/**
 * Every scenario, played on this machine's kernel and compared with the model.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compare } from '../compare.ts'
import { type Lab, openLab } from '../lab.ts'
import { type Measured, measureTraits } from '../measure-traits.ts'
import { Player } from '../player.ts'
import { reason } from '../subject/lane.fixture.ts'
import { scenarios } from './index.ts'

describe.skipIf(reason !== '')(`on the real kernel it goes as the model says${reason}`, () => {
  let player: Player
  let measured: Measured

  beforeAll(async () => {
    const lab = await labForTest()
    measured = measureTraits(lab)
    player = new Player(lab, [], labForTest)
  })
  afterAll(() => player.close())

  it.for(scenarios.map((each) => [each.id, each] as const))(
    '%s',
    async ([, scenario], { skip }) => {
      const result = await player.scenario(scenario)
      if (result.kind === 'unplayed') skip(`${result.missing} is missing here`)
      if (result.kind !== 'found') throw new Error(JSON.stringify(result, undefined, 2))
      expect(compare(scenario.model(measured.traits), result.findings)).toBeUndefined()
    },
  )
})

async function labForTest(): Promise<Lab> {
  const lab = await openLab({ patience: 10 })
  if ('refused' in lab) throw new Error(JSON.stringify(lab))
  return lab
}
