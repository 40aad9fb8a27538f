import { describe, expect, it } from 'vitest'
import type { Features } from './features.ts'
import type { Reaction } from './habit.ts'
import { reactionTo } from './habits.ts'

describe('npm', () => {
  const npm = { isInit: true, executable: '/usr/bin/node', words: ['npm start'] }
  const child = (words: readonly string[], executable: string): Features => ({
    isInit: false,
    words,
    executable,
  })

  it('does not wait for a program behind sh -c', () => {
    const behindShell = { ...npm, children: [child(['sh', '-c', 'node app.js'], '/usr/bin/dash')] }
    expect(does('SIGTERM', behindShell)).toMatchObject({ does: 'forwards', isHasty: true })
    expect(does('SIGTERM', npm)).toMatchObject({ isHasty: true })
  })

  it('waits for a program that is its own child', () => {
    const direct = { ...npm, children: [child(['node', 'app.js'], '/usr/bin/node')] }
    expect(does('SIGTERM', direct)).not.toHaveProperty('isHasty')
  })
})

function does(signal: string, features: Features): Reaction | undefined {
  return reactionTo(signal, features)?.reaction
}
