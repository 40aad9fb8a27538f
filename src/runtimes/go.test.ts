import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import type { Reaction } from './habit.ts'
import { reactionTo } from './habits.ts'
import { named } from './samples.fixture.ts'

describe('Go', () => {
  const go = { isInit: true, executable: '/app/server', goVersion: 'go1.26.1' }

  it('exits 2 on TERM as an init that did not ask for it', () => {
    expect(does('SIGTERM', { ...go, notified: named('HUP') })).toMatchObject({
      does: 'ends',
      told: false,
      status: { dropped: { kind: 'exit', code: 2 } },
    })
  })

  it('dumps its stacks and exits 2 on QUIT, unless it seems to have asked for all signals', () => {
    const throws = { does: 'ends', told: false, status: { kind: 'exit', code: 2 } }
    expect(does('SIGQUIT', { ...go, notified: named('TERM') })).toEqual(throws)
    expect(does('SIGQUIT', go)).toEqual({ does: 'decides', likely: throws })
    expect(does('SIGQUIT', { ...go, caught: named('QUIT CONT') })).toMatchObject({
      likely: { does: 'lives' },
    })
  })

  it('leaves it to the program where it asked for it', () => {
    expect(does('SIGTERM', { ...go, notified: named('TERM') })).toMatchObject({ does: 'decides' })
  })
})

function does(signal: string, features: Features): Reaction | undefined {
  return reactionTo(signal, features)?.reaction
}
