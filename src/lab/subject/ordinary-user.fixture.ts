/**
 * For tests: what a lane can do for whoever runs this. Prints it as JSON.
 */
import { laneForTest } from './lane.fixture.ts'

const lane = await laneForTest({ cpu: 0 })
const { namespaces, isPinned, outer } = lane
const found: Record<string, unknown> = { namespaces, isPinned, user: process.getuid?.() }
if (namespaces !== 'refused') {
  const init = outer.spawn({ newPidNamespace: true })
  found['insideCall'] = init.spawn().kill(1, 9)
  found['afterInside'] = init.attempt().kind
  outer.kill(init.pid, 9)
  found['afterOutside'] = init.attempt()
}
await lane.close()
console.log(JSON.stringify(found))
