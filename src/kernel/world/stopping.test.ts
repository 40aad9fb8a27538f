import { describe, expect, it } from 'vitest'
import { setOf } from '../signal-set.ts'
import { groupOf, number, ownGroup, Story } from './story.fixture.ts'

const [HUP, KILL, TERM, CHLD, CONT, STOP, TSTP] = [1, 9, 15, 17, 18, 19, 20]

/** 2 is a child of init; both are in the session of init, 2 in a group of its own. */
function plain(): Story {
  const story = new Story()
  story.fork(1, 2)
  story.do(2, 'setpgid', { whom: number(0), group: number(0) })
  return story
}

describe('a stopped process', () => {
  it('does nothing, and takes nothing but SIGKILL and SIGCONT', () => {
    const story = plain()
    story.set(2, TERM, 'run')
    story.kill(1, 2, STOP)
    expect(story.do(2, 'rt_sigpending', {})).toBe('not-running')
    story.kill(1, 2, TERM)
    expect(story.handled(2)).toEqual([])
    story.kill(1, 2, CONT)
    expect(story.handled(2)).toEqual([TERM])
  })

  it('is killed without being resumed', () => {
    const story = plain()
    story.kill(1, 2, STOP)
    story.kill(1, 2, KILL)
    expect(story.events.map(({ kind }) => kind)).not.toContain('resumed')
    expect(story.life(2)).toBe('zombie')
  })

  it('is resumed even when it ignores or blocks SIGCONT', () => {
    const story = plain()
    story.set(2, CONT, 'ignore')
    story.kill(1, 2, STOP)
    story.kill(1, 2, CONT)
    expect(story.life(2)).toBe('running')
    story.set(2, CONT, 'run')
    story.block(2, CONT)
    story.kill(1, 2, STOP)
    story.kill(1, 2, CONT)
    expect(story.life(2)).toBe('running')
    expect(story.do(2, 'rt_sigpending', {})).toEqual(setOf(CONT))
  })

  it('comes back from the call in which it stopped itself when it is resumed', () => {
    const story = plain()
    expect(story.kill(2, 2, STOP)).toBe('stopped')
    story.kill(1, 2, CONT)
    expect(story.events).toContainEqual({
      kind: 'returned',
      process: 2,
      result: { kind: 'value', value: 0 },
    })
  })

  it('that was about to run a handler runs it when it is resumed', () => {
    const story = plain()
    story.set(2, HUP, 'run')
    story.block(2, HUP, TSTP)
    story.kill(1, 2, HUP)
    story.kill(1, 2, TSTP)
    expect(story.unblock(2, HUP, TSTP)).toBe('stopped')
    expect(story.handled(2)).toEqual([])
    expect(story.process(2).frames).toHaveLength(1)
    story.kill(1, 2, CONT)
    expect(story.handled(2)).toEqual([HUP])
  })
})

describe('stop signals and SIGCONT', () => {
  it('take each other out of the queue, even when they are ignored', () => {
    const story = plain()
    story.set(2, CONT, 'run')
    story.block(2, CONT, TSTP)
    story.kill(1, 2, TSTP)
    story.kill(1, 2, CONT)
    expect(story.do(2, 'rt_sigpending', {})).toEqual(setOf(CONT))
    story.set(2, TSTP, 'ignore')
    story.unblock(2, TSTP)
    story.kill(1, 2, TSTP)
    expect(story.do(2, 'rt_sigpending', {})).toEqual(setOf())
  })
})

describe('the parent', () => {
  it('learns of each stop and resumption once', () => {
    const story = plain()
    story.kill(1, 2, STOP)
    expect(story.wait(1)).toEqual([2, { kind: 'stopped', signal: STOP }])
    expect(story.wait(1)).toBe(0)
    story.kill(1, 2, CONT)
    expect(story.wait(1)).toEqual([2, { kind: 'continued' }])
    expect(story.wait(1)).toBe(0)
  })

  it('learns only of the resumption when it comes late', () => {
    const story = plain()
    story.kill(1, 2, TSTP)
    story.kill(1, 2, CONT)
    expect(story.wait(1)).toEqual([2, { kind: 'continued' }])
    expect(story.wait(1)).toBe(0)
  })

  it('gets SIGCHLD for both, unless it set SA_NOCLDSTOP or ignores it', () => {
    const runs = (action: Parameters<Story['set']>[2]) => {
      const story = plain()
      story.set(1, CHLD, action)
      story.kill(1, 2, STOP)
      const atStop = story.handled(1).length
      story.kill(1, 2, CONT)
      return atStop + story.handled(1).length
    }
    expect(runs('run')).toBe(2)
    expect(runs({ handler: 'run', noStops: true })).toBe(0)
    expect(runs('ignore')).toBe(0)
  })
})

describe('an orphaned group', () => {
  it('is stopped by SIGSTOP and not by the terminal', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setsid', {})
    story.kill(1, 2, TSTP)
    expect(story.life(2)).toBe('running')
    story.kill(1, 2, STOP)
    expect(story.life(2)).toBe('stopped')
  })

  it('is one whose members have no parent in another group of the session', () => {
    const story = plain()
    story.kill(1, 2, TSTP)
    expect(story.life(2)).toBe('stopped')
  })

  it('that is stopped gets SIGHUP and SIGCONT when it loses its last link to the session', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setsid', {})
    story.fork(2, 3)
    story.fork(3, 4)
    story.do(4, 'setpgid', { whom: number(0), group: number(0) })
    story.fork(4, 5)
    story.set(4, HUP, 'run')
    story.kill(1, 4, STOP)
    // The parent in the session ends; the adopter is in another one.
    story.kill(1, 3, KILL)
    expect(story.life(4)).toBe('running')
    expect(story.handled(4)).toEqual([HUP])
    expect(story.life(5)).toBe('zombie')
  })

  it('that is stopped gets them too when the member with the link ends', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setsid', {})
    story.fork(2, 3)
    story.do(3, 'setpgid', { whom: number(0), group: number(0) })
    story.fork(3, 4)
    story.kill(1, 4, STOP)
    story.kill(1, 3, KILL)
    expect(story.life(4)).toBe('zombie')
  })

  it('is left alone when nobody in it is stopped', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setsid', {})
    story.fork(2, 3)
    story.do(3, 'setpgid', { whom: number(0), group: number(0) })
    story.fork(3, 4)
    story.kill(1, 3, KILL)
    expect(story.life(4)).toBe('running')
  })
})

describe('a group', () => {
  it('is stopped and resumed as one', () => {
    const story = plain()
    story.fork(2, 3)
    expect(story.kill(2, ownGroup, STOP)).toBe('stopped')
    expect([2, 3].map((id) => story.life(id))).toEqual(['stopped', 'stopped'])
    story.kill(1, groupOf(2), CONT)
    expect([2, 3].map((id) => story.life(id))).toEqual(['running', 'running'])
  })
})
