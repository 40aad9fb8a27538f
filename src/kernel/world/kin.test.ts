import { describe, expect, it } from 'vitest'
import { everyone, groupOf, number, ownGroup, Story } from './story.fixture.ts'

const [KILL, TERM, CHLD] = [9, 15, 17]

describe('a process that has ended', () => {
  it('is a zombie until its parent waits', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'exit_group', { code: 259 })
    expect(story.life(2)).toBe('zombie')
    expect(story.wait(1)).toEqual([2, { kind: 'exited', code: 3 }])
    expect(story.life(2)).toBe('gone')
    expect(story.wait(1)).toBe('ECHILD')
  })

  it('is gone at once when the parent ignores SIGCHLD, who then gets none', () => {
    const story = new Story()
    story.set(1, CHLD, 'ignore')
    story.fork(1, 2)
    story.kill(1, 2, KILL)
    expect(story.life(2)).toBe('gone')
    expect(story.wait(1)).toBe('ECHILD')
  })

  it('is gone at once with SA_NOCLDWAIT too, and the parent gets SIGCHLD', () => {
    const story = new Story()
    story.set(1, CHLD, { handler: 'run', noZombies: true })
    story.fork(1, 2)
    story.kill(1, 2, KILL)
    expect(story.life(2)).toBe('gone')
    expect(story.handled(1)).toEqual([CHLD])
  })

  it('stays a zombie when its parent ignores SIGCHLD afterwards', () => {
    const story = new Story()
    story.fork(1, 2)
    story.kill(1, 2, KILL)
    story.set(1, CHLD, 'ignore')
    expect(story.wait(1)).toEqual([2, { kind: 'signaled', signal: KILL, dumpedCore: false }])
  })

  it('is announced as killed or exited', () => {
    const story = new Story()
    story.set(1, CHLD, 'run')
    story.fork(1, 2)
    story.kill(1, 2, TERM)
    expect(story.events).toContainEqual({
      kind: 'handled',
      process: 1,
      signal: CHLD,
      info: { code: 2, pid: 2, uid: 0, value: TERM },
    })
  })
})

describe('orphans', () => {
  it('go to the init of their namespace', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    story.fork(10, 11)
    story.fork(11, 12)
    story.kill(10, 11, KILL)
    expect(story.process(12).parent).toBe(10)
  })

  it('go to the nearest subreaper in the namespace', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'prctl', { subreaper: true })
    story.fork(2, 3)
    story.fork(3, 4)
    story.fork(4, 5)
    story.kill(1, 4, KILL)
    expect(story.process(5).parent).toBe(2)
    story.do(2, 'prctl', { subreaper: false })
    story.kill(1, 3, KILL)
    expect(story.process(4).parent).toBe(1)
  })

  it('do not go to a subreaper outside of the namespace', () => {
    const story = new Story()
    story.do(1, 'prctl', { subreaper: true })
    story.fork(1, 10, 'new')
    story.fork(10, 11)
    story.fork(11, 12)
    story.kill(1, 11, KILL)
    expect(story.process(12).parent).toBe(10)
  })

  it('that are zombies are announced to the new parent, or go', () => {
    const orphanZombie = (action: 'run' | 'ignore') => {
      const story = new Story()
      story.set(1, CHLD, action)
      story.fork(1, 2)
      story.set(2, CHLD, 'default')
      story.fork(2, 3)
      story.kill(1, 3, KILL)
      story.kill(1, 2, KILL)
      return [story.life(3), story.handled(1).length]
    }
    // Two instances of SIGCHLD at once are one.
    expect(orphanZombie('run')).toEqual(['zombie', 1])
    expect(orphanZombie('ignore')).toEqual(['gone', 0])
  })

  it('come after the children of their new parent when it waits', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(2, 3)
    story.fork(1, 4)
    for (const id of [3, 4, 2]) story.kill(1, id, KILL)
    const order = [1, 2, 3].map(() => (story.wait(1) as [number])[0])
    expect(order).toEqual([2, 4, 3])
  })
})

describe('wait4', () => {
  const family = () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(1, 3)
    story.do(3, 'setpgid', { whom: number(0), group: number(0) })
    story.kill(1, 3, KILL)
    return story
  }

  it('looks at one child, a group, its own group, or all', () => {
    expect(family().wait(1, 2)).toBe(0)
    expect(family().wait(1, 3)).toMatchObject([3, {}])
    expect(family().wait(1, ownGroup)).toBe(0)
    expect(family().wait(1, groupOf(3))).toMatchObject([3, {}])
    expect(family().wait(1, everyone)).toMatchObject([3, {}])
  })

  it('fails when nobody it means is a child', () => {
    expect(family().wait(1, number(99))).toBe('ECHILD')
    expect(family().wait(1, number(-99))).toBe('ECHILD')
    expect(family().wait(2, everyone)).toBe('ECHILD')
    expect(family().wait(1, number(-0x80000000))).toBe('ESRCH')
  })
})

describe('setpgid', () => {
  const self = number(0)
  const group = (story: Story, by: number, whom = self, to = self) =>
    story.do(by, 'setpgid', { whom, group: to })

  it('makes a group, or joins one of the session', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(1, 3)
    expect(group(story, 2)).toBe(0)
    expect(group(story, 1, number(3), number(2))).toBe(0)
    expect(story.process(3).group).toBe(2)
  })

  it.each([
    ['a group that does not exist', 2, self, number(3), 'EPERM'],
    ['a negative number', 2, self, number(-2), 'EINVAL'],
    ['somebody who does not exist', 2, number(99), self, 'ESRCH'],
    ['its parent', 2, number(1), self, 'ESRCH'],
    ['a session leader', 1, self, self, 'EPERM'],
    ['a child in another session', 1, number(4), self, 'EPERM'],
    ['a child that has called execve', 1, number(5), self, 'EACCES'],
  ])('refuses %s', (_, by, whom, to, errno) => {
    const story = new Story()
    for (const child of [2, 3, 4, 5]) story.fork(1, child)
    story.do(4, 'setsid', {})
    story.do(5, 'execve', {})
    expect(group(story, by, whom, to)).toBe(errno)
  })
})

describe('setsid', () => {
  it('leaves group and session, and answers with the own number', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    expect(story.do(10, 'setsid', {})).toBe(1)
    expect(story.process(10)).toMatchObject({ group: 10, session: 10, leadsSession: true })
  })

  it('is refused to leaders, and to whom a group is named after', () => {
    const story = new Story()
    expect(story.do(1, 'setsid', {})).toBe('EPERM')
    story.fork(1, 2)
    story.fork(1, 3)
    story.do(2, 'setpgid', { whom: number(0), group: number(0) })
    expect(story.do(2, 'setsid', {})).toBe('EPERM')
    story.do(3, 'setpgid', { whom: number(0), group: number(2) })
    story.do(2, 'setpgid', { whom: number(0), group: number(1) })
    expect(story.do(2, 'setsid', {})).toBe('EPERM')
  })
})

describe('an operation', () => {
  it('is impossible for who is not there, and changes nothing', () => {
    const story = new Story()
    const before = story.world
    expect(story.fork(9, 10)).toBe('no-such-process')
    expect(story.fork(1, 1)).toBe('name-taken')
    expect(story.fork(1, 2, { namespaceOf: 9 })).toBe('no-such-process')
    expect(story.world).toBe(before)
  })
})
