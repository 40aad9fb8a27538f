import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import type { Reaction } from './habit.ts'
import { reactionTo } from './habits.ts'

describe('tini', () => {
  const tini = (words: readonly string[]) => ({
    isInit: true,
    executable: '/sbin/docker-init',
    words,
  })

  it('passes TERM on to its child, and with -g to the whole group', () => {
    expect(does('SIGTERM', tini(['tini', '--', 'app']))).toMatchObject({
      does: 'forwards',
      to: 'child',
    })
    expect(does('SIGTERM', tini(['tini', '-vg', '--', 'app']))).toMatchObject({ to: 'group' })
    expect(does('SIGTERM', tini(['tini', '-p', 'SIGTERM', '--', 'app', '-g']))).toMatchObject({
      to: 'child',
    })
  })
})

function does(signal: string, features: Features): Reaction | undefined {
  return reactionTo(signal, features)?.reaction
}
