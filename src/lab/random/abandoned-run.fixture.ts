/**
 * For tests: plays random operations without end. It says how its processes are called and waits to be killed.
 */
import { createWorld } from '../../kernel/world/index.ts'
import { laneForTest } from '../subject/lane.fixture.ts'
import { mostProcesses } from './determined.ts'
import { generate } from './generate.ts'
import { playBack } from './playback.ts'
import { Random } from './random.ts'
import { Replies } from './replies.ts'
import { Stage } from './stage.ts'

const lane = await laneForTest({ puppets: mostProcesses + 3 })
const world = createWorld()
const random = new Random(1)
const stage = new Stage(lane, new Replies(lane), world, 2000)
let name = 1
playBack(
  stage,
  world,
  (world) => {
    name += 1
    if (name === 500) console.log(lane.name)
    return generate(world, name, random)
  },
  50,
)
