import { describe, expect, it } from 'vitest'
import { numberIn, numberSeenBy } from './numbering.ts'
import { everyone, groupOf, number, Story } from './story.fixture.ts'

const [INT, KILL, TERM, CHLD, STOP, CONT] = [2, 9, 15, 17, 19, 18]

describe('numbers', () => {
  it('are counted by each namespace, and a process has one in every namespace above its own', () => {
    const story = new Story()
    expect(story.fork(1, 2)).toBe(2)
    expect(story.fork(1, 3, 'new')).toBe(3)
    expect(story.fork(3, 4)).toBe(2)
    expect(story.fork(4, 5, 'new')).toBe(3)
    expect(story.world.numbers.get(5)).toEqual({ namespaces: [1, 3, 5], numbers: [5, 3, 1] })
  })

  it('mean nothing to those below and beside', () => {
    const story = new Story()
    story.fork(1, 2, 'new')
    story.fork(1, 3, 'new')
    expect(numberSeenBy(story.world, 2, 1)).toBe(0)
    expect(numberSeenBy(story.world, 2, 3)).toBe(0)
    expect(numberSeenBy(story.world, 1, 3)).toBe(3)
    expect(story.kill(2, 3, TERM)).toBe('has-no-number')
  })

  it('are given round and round, but 1 to 299 only once, and none that is in use', () => {
    const story = new Story({ lastNumber: 302 })
    story.set(1, CHLD, 'ignore')
    for (let child = 2; child <= 301; child++) {
      story.fork(1, child)
      if (child !== 300) story.do(child, 'exit_group', { code: 0 })
    }
    expect(story.fork(1, 1001)).toBe(302)
    expect(story.fork(1, 1002)).toBe(301)
    expect(numberIn(story.world, 1, 300)).toBe(300)
  })

  it('stay taken while a group is named after them', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(2, 3)
    story.do(2, 'setpgid', { whom: number(0), group: number(0) })
    story.do(2, 'setpgid', { whom: { kind: 'process', process: 3 }, group: number(0) })
    story.do(3, 'setpgid', { whom: number(0), group: number(2) })
    story.kill(1, 2, KILL)
    story.wait(1)
    expect(story.life(2)).toBe('gone')
    expect(story.world.numbers.has(2)).toBe(true)
    expect(story.kill(1, number(2), TERM)).toBe('ESRCH')
    expect(story.kill(1, groupOf(2), TERM)).toBe(0)
    expect(story.world.numbers.has(2)).toBe(true)
    story.wait(1)
    expect(story.world.numbers.has(2)).toBe(false)
  })
})

describe('the init of a namespace', () => {
  const container = () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    story.fork(10, 11)
    return story
  }

  it('is not killed from inside, and is from outside', () => {
    const story = container()
    expect(story.kill(11, 10, KILL)).toBe(0)
    expect(story.kill(10, 10, KILL)).toBe(0)
    expect(story.life(10)).toBe('running')
    story.kill(1, 10, KILL)
    expect(story.life(10)).toBe('zombie')
  })

  it('is not ended by SIGTERM from anywhere until it has a handler', () => {
    const story = container()
    story.kill(1, 10, TERM)
    story.kill(11, 10, TERM)
    expect(story.life(10)).toBe('running')
    story.set(10, TERM, 'run')
    story.kill(11, 10, TERM)
    expect(story.handled(10)).toEqual([TERM])
  })

  it('queues what it blocks, and loses it when it unblocks', () => {
    const story = container()
    story.block(10, TERM)
    story.kill(11, 10, TERM)
    expect(story.process(10).shared).toHaveLength(1)
    story.unblock(10, TERM)
    expect(story.process(10).shared).toHaveLength(0)
    expect(story.life(10)).toBe('running')
  })

  it('is stopped from outside only, and resumed from inside', () => {
    const story = container()
    story.kill(11, 10, STOP)
    expect(story.life(10)).toBe('running')
    story.kill(1, 10, STOP)
    expect(story.life(10)).toBe('stopped')
    story.kill(11, 10, CONT)
    expect(story.life(10)).toBe('running')
  })

  it('kills itself by posing as the kernel', () => {
    const story = container()
    const queue = { signal: KILL, code: 0x80, value: 0 }
    expect(story.do(11, 'rt_sigqueueinfo', { to: number(1), ...queue })).toBe('EPERM')
    expect(story.do(10, 'rt_sigqueueinfo', { to: number(1), ...queue })).toBe('ended')
  })

  it('keeps its protection across execve, and its handlers do not keep', () => {
    const story = container()
    story.set(10, TERM, 'run')
    story.do(10, 'execve', {})
    story.kill(11, 10, TERM)
    story.kill(11, 10, KILL)
    expect(story.life(10)).toBe('running')
    expect(story.handled(10)).toEqual([])
  })

  it('is spared by kill(-1) inside, and not by that of a namespace above', () => {
    const story = container()
    story.kill(11, everyone, KILL)
    expect(story.life(10)).toBe('running')
    story.kill(1, everyone, KILL)
    expect(story.life(10)).toBe('zombie')
  })
})

describe('the end of a namespace', () => {
  it('takes everybody in it, however deep', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    story.fork(10, 11)
    story.fork(11, 12, 'new')
    story.fork(12, 13)
    story.do(10, 'exit_group', { code: 7 })
    expect([11, 12, 13].map((id) => story.life(id))).toEqual(['gone', 'gone', 'gone'])
    expect(story.wait(1)).toEqual([2, { kind: 'exited', code: 7 }])
    expect([...story.world.namespaces.keys()]).toEqual([1])
  })

  it('waits for a zombie whose parent is outside, and lets nobody in meanwhile', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    story.fork(1, 20, { namespaceOf: 10 })
    story.fork(1, 21, { namespaceOf: 10 })
    story.do(10, 'exit_group', { code: 7 })
    expect([10, 20].map((id) => story.life(id))).toEqual(['ending', 'zombie'])
    expect(story.wait(1, 10)).toBe(0)
    expect(story.fork(1, 30, { namespaceOf: 10 })).toBe('ENOMEM')
    expect(story.wait(1, 20)).toEqual([3, { kind: 'signaled', signal: KILL, dumpedCore: false }])
    expect(story.life(10)).toBe('ending')
    story.wait(1, 21)
    expect(story.life(10)).toBe('zombie')
    expect(story.wait(1, 10)).toEqual([2, { kind: 'exited', code: 7 }])
  })

  it('waits for a process outside that is in a group named after somebody inside', () => {
    const story = new Story()
    story.fork(1, 9)
    story.fork(9, 10, 'new')
    story.fork(10, 11)
    story.do(11, 'setpgid', { whom: number(0), group: number(0) })
    expect(
      story.do(9, 'setpgid', { whom: number(0), group: { kind: 'process', process: 11 } }),
    ).toBe(0)
    story.kill(1, 10, KILL)
    expect([story.life(10), story.life(11)]).toEqual(['ending', 'gone'])
    story.do(9, 'setpgid', { whom: number(0), group: number(0) })
    expect(story.life(10)).toBe('zombie')
  })

  it('never comes when the init itself is in such a group', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    story.fork(10, 11)
    story.do(11, 'setpgid', { whom: number(0), group: number(0) })
    story.do(10, 'setpgid', { whom: number(0), group: { kind: 'process', process: 11 } })
    story.kill(1, 10, KILL)
    expect(story.life(10)).toBe('ending')
    expect(story.kill(1, 10, KILL)).toBe(0)
    expect(story.life(10)).toBe('ending')
  })

  it('is not noticed by whoever ignores its children', () => {
    const story = new Story()
    story.set(1, CHLD, 'ignore')
    story.fork(1, 10, 'new')
    story.kill(1, 10, KILL)
    expect(story.life(10)).toBe('gone')
    expect(story.world.namespaces.has(10)).toBe(false)
  })
})

describe('somebody who was put into a namespace from outside', () => {
  it('is an insider to its init, though its parent is outside', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    expect(story.fork(1, 20, { namespaceOf: 10 })).toBe(3)
    expect(numberIn(story.world, 10, 20)).toBe(2)
    story.kill(20, 10, KILL)
    expect(story.life(10)).toBe('running')
  })

  it('is adopted outside when its parent ends, and its children inside', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(2, 10, 'new')
    story.fork(2, 20, { namespaceOf: 10 })
    story.fork(20, 21)
    story.kill(1, 2, KILL)
    expect(story.process(20).parent).toBe(1)
    story.kill(1, 20, KILL)
    expect(story.process(21).parent).toBe(10)
  })

  it('cannot go up, nor aside, and needs the rights of root', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    story.fork(1, 11, 'new')
    expect(story.fork(10, 20, { namespaceOf: 1 })).toBe('EINVAL')
    expect(story.fork(10, 20, { namespaceOf: 11 })).toBe('EINVAL')
    story.do(10, 'setresuid', { user: { real: 5, effective: 5, saved: 5 } })
    expect(story.fork(10, 20, 'new')).toBe('EPERM')
    expect(story.fork(10, 20, { namespaceOf: 10 })).toBe('EPERM')
    expect(story.fork(10, 20)).toBe(2)
  })
})

describe('the outermost namespace of a world', () => {
  it('ends with its init', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(2, 3, 'new')
    story.kill(3, 3, INT)
    story.do(1, 'exit_group', { code: 0 })
    expect([...story.world.processes.keys()]).toEqual([1])
    expect(story.life(1)).toBe('zombie')
  })
})
