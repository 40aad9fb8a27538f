import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import type { Reaction } from './habit.ts'
import { reactionTo } from './habits.ts'

describe('servers', () => {
  it('do not all stop gracefully on TERM', () => {
    const nginx = { isInit: true, executable: '/usr/sbin/nginx' }
    expect(does('SIGTERM', nginx)).toMatchObject({ does: 'ends', told: false })
    expect(does('SIGQUIT', nginx)).toMatchObject({ does: 'ends', told: true })
    const uwsgi = { isInit: true, executable: '/usr/bin/uwsgi', words: ['uwsgi', '--master'] }
    expect(does('SIGTERM', uwsgi)).toMatchObject({ does: 'lives', doing: 'reloads' })
    const dying = { ...uwsgi, words: [...uwsgi.words, '--die-on-term'] }
    expect(does('SIGTERM', dying)).toMatchObject({ does: 'ends' })
    const java = { isInit: true, executable: '/opt/java/bin/java' }
    expect(does('SIGQUIT', java)).toEqual({ does: 'lives', doing: 'dumps' })
  })
})

function does(signal: string, features: Features): Reaction | undefined {
  return reactionTo(signal, features)?.reaction
}
