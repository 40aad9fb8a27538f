import { expect, it } from 'vitest'
import { durationIn } from './duration.ts'

const units = { milliseconds: ' ms', seconds: ' s', minutes: ' min', hours: ' h', days: ' d' }

it.each([
  [0, '0 ms'],
  [19.6, '20 ms'],
  [999.4, '999 ms'],
  [1000, '1 s'],
  [1020, '1.0 s'],
  [9949, '9.9 s'],
  [9960, '10 s'],
  [10_020, '10 s'],
  [59_499, '59 s'],
  [59_600, '1 min'],
  [192_000, '3 min 12 s'],
  [7_500_000, '2 h 5 min'],
  [187_200_000, '2 d 4 h'],
  [172_800_000, '2 d'],
])('%d ms are %s', (milliseconds, text) => {
  expect(durationIn(units)(milliseconds)).toBe(text)
})
