import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import type { Reaction } from './habit.ts'
import { reactionTo } from './habits.ts'
import { named } from './samples.fixture.ts'

describe('Node', () => {
  const node = { isInit: true, executable: '/usr/local/bin/node', words: ['node', 'app.js'] }

  it('survives TERM as an init, where its own handler resets and sends it again', () => {
    const bare = { ...node, oneShot: named('INT TERM') }
    expect(does('SIGTERM', bare)).toEqual({
      does: 'raises-again',
      survivor: { does: 'lives', doing: 'ignores' },
    })
  })

  it('leaves TERM to the program that asked for it by process.on', () => {
    const handled = { ...node, oneShot: named('INT') }
    expect(does('SIGTERM', handled)).toMatchObject({ does: 'decides', likely: { does: 'ends' } })
  })

  it('is undecided where nobody knows the flags of the handler', () => {
    expect(does('SIGTERM', node)).toEqual({ does: 'decides' })
  })

  it('opens its debugger on USR1', () => {
    expect(does('SIGUSR1', node)).toMatchObject({ does: 'lives', doing: 'opens-debugger' })
  })
})

function does(signal: string, features: Features): Reaction | undefined {
  return reactionTo(signal, features)?.reaction
}
