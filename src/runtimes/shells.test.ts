import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import type { Reaction } from './habit.ts'
import { reactionTo } from './habits.ts'
import { named } from './samples.fixture.ts'

describe('a shell with a trap', () => {
  const asleep = { isInit: true, caught: named('INT TERM CHLD'), name: 'x' }
  const foreground: Features = { isInit: false, ignored: named('PIPE'), caught: named('TERM') }
  const background: Features = { isInit: false, ignored: named('INT QUIT'), caught: named('TERM') }
  const bash = { ...asleep, executable: '/usr/bin/bash', calls: [61] }
  const dash = { ...asleep, executable: '/usr/bin/dash', children: [foreground] }

  it('runs it after the child in the foreground', () => {
    expect(does('SIGTERM', { ...bash, children: [foreground] })).toMatchObject({ does: 'defers' })
    expect(does('SIGTERM', { ...bash, children: [background, foreground] })).toMatchObject({
      does: 'defers',
    })
    expect(does('SIGTERM', { ...dash, calls: [61] })).toMatchObject({ does: 'defers' })
  })

  it('runs it at once in wait', () => {
    expect(does('SIGTERM', { ...bash, children: [background] })).toMatchObject({
      likely: { does: 'ends' },
    })
    expect(does('SIGTERM', { ...dash, calls: [130] })).toMatchObject({ likely: { does: 'ends' } })
  })

  it('may do either where its child catches both INT and QUIT', () => {
    const both: Features = { isInit: false, ignored: named('PIPE'), caught: named('INT QUIT TERM') }
    expect(does('SIGTERM', { ...bash, children: [both] })).toMatchObject({
      does: 'decides',
      likely: { does: 'defers' },
    })
  })
})

function does(signal: string, features: Features): Reaction | undefined {
  return reactionTo(signal, features)?.reaction
}
