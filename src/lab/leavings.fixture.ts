/**
 * Verifies everything, in a process of its own that tests put an end to in various ways. Says when it is under way.
 */
import { verify } from './verify.ts'

const ending = process.argv[2]
let isUnderWay = false

await verify({
  extent: 'full',
  scenarios: false,
  onProgress: () => {
    if (isUnderWay) return
    isUnderWay = true
    process.stdout.write('under way\n')
    if (ending === 'throw') throw new Error('thrown while lanes were at work')
    if (ending === 'exit') process.exit(3)
  },
})
