import { describe, expect, it } from 'vitest'
import { noSignals, setOf } from '../signal-set.ts'
import { everyone, number, Story } from './story.fixture.ts'

const [HUP, INT, ILL, SEGV, TERM, CHLD, WINCH, RT] = [1, 2, 4, 11, 15, 17, 28, 40]

/** 1 is init, 2 is the process under test. */
function plain(): Story {
  const story = new Story()
  story.fork(1, 2)
  return story
}

describe('a handler', () => {
  it('runs, and the call that was interrupted returns', () => {
    const story = plain()
    story.set(2, TERM, 'run')
    expect(story.kill(2, 2, TERM)).toBe(0)
    expect(story.events.map(({ kind }) => kind)).toEqual(['sent', 'handled', 'returned'])
  })

  it('is told who sent the signal, as far as its namespace knows', () => {
    const story = plain()
    story.fork(1, 10, 'new')
    story.set(10, TERM, 'run')
    story.fork(10, 11)
    story.kill(11, 10, TERM)
    expect(story.events).toContainEqual({
      kind: 'handled',
      process: 10,
      signal: TERM,
      info: { code: 0, pid: 2, uid: 0, value: 0 },
    })
    story.kill(2, 10, TERM)
    expect(story.events).toContainEqual({
      kind: 'handled',
      process: 10,
      signal: TERM,
      info: { code: 0, pid: 0, uid: 0, value: 0 },
    })
  })

  it('that is set up last runs first', () => {
    const story = plain()
    for (const signal of [HUP, INT, TERM]) story.set(2, signal, 'run')
    story.block(2, HUP, INT, TERM)
    for (const signal of [TERM, HUP, INT]) story.kill(1, 2, signal)
    story.unblock(2, HUP, INT, TERM)
    expect(story.handled(2)).toEqual([TERM, INT, HUP])
  })

  it('keeps out what its mask blocks until it is done', () => {
    const story = plain()
    story.set(2, HUP, { handler: 'run', mask: setOf(TERM) })
    story.set(2, TERM, 'run')
    story.block(2, HUP, TERM)
    story.kill(1, 2, TERM)
    story.kill(1, 2, HUP)
    story.unblock(2, HUP, TERM)
    expect(story.handled(2)).toEqual([HUP, TERM])
    expect(story.process(2).blocked).toEqual(noSignals)
  })

  it('is not interrupted by its own signal, unless it was set with SA_NODEFER', () => {
    const runs = (again: boolean) => {
      const story = plain()
      story.set(2, RT, { handler: 'run', again })
      story.block(2, RT)
      for (const value of [1, 2]) {
        story.do(1, 'rt_sigqueueinfo', { to: number(2), signal: RT, code: -1, value })
      }
      story.unblock(2, RT)
      return story.events.flatMap((event) => (event.kind === 'handled' ? [event.info.value] : []))
    }
    expect(runs(false)).toEqual([1, 2])
    expect(runs(true)).toEqual([2, 1])
  })

  it('runs once with SA_RESETHAND; the other flags stay in force', () => {
    const story = plain()
    story.set(2, CHLD, { handler: 'run', once: true, noZombies: true })
    story.fork(2, 3)
    story.kill(2, 2, CHLD)
    expect(story.handled(2)).toEqual([CHLD])
    story.kill(2, 2, CHLD)
    expect(story.handled(2)).toEqual([])
    story.kill(1, 3, TERM)
    expect(story.life(3)).toBe('gone')
  })

  it('that is set up does not run when the next signal is fatal', () => {
    const story = plain()
    story.set(2, HUP, 'run')
    story.block(2, HUP, SEGV)
    story.kill(1, 2, HUP)
    story.kill(1, 2, SEGV)
    story.unblock(2, HUP, SEGV)
    expect(story.handled(2)).toEqual([])
    expect(story.life(2)).toBe('zombie')
  })

  it('cannot be set for SIGKILL and SIGSTOP', () => {
    const story = plain()
    for (const signal of [9, 19, 0, 65]) expect(story.set(2, signal, 'run')).toBe('EINVAL')
    expect(story.set(2, 9, 'default')).toBe('EINVAL')
  })
})

describe('the queue', () => {
  it('holds one instance of a standard signal and all of a real-time one', () => {
    const story = plain()
    story.block(2, TERM, RT)
    for (let times = 0; times < 3; times++) {
      story.kill(1, 2, TERM)
      story.kill(1, 2, RT)
    }
    expect(story.process(2).shared.map(({ signal }) => signal)).toEqual([TERM, RT, RT, RT])
  })

  it('of the thread is another than that of the process, and comes first', () => {
    const story = plain()
    story.set(2, TERM, 'run')
    story.set(2, HUP, 'run')
    story.block(2, TERM, HUP)
    story.kill(1, 2, HUP)
    story.do(1, 'tgkill', { to: { kind: 'process', process: 2 }, signal: TERM })
    expect(story.do(2, 'rt_sigpending', {})).toEqual(setOf(HUP, TERM))
    story.unblock(2, TERM, HUP)
    expect(story.handled(2)).toEqual([HUP, TERM])
  })

  it('gives out faults before lower numbers', () => {
    const story = plain()
    for (const signal of [HUP, ILL]) story.set(2, signal, 'run')
    story.block(2, HUP, ILL)
    story.kill(1, 2, HUP)
    story.kill(1, 2, ILL)
    story.unblock(2, HUP, ILL)
    expect(story.handled(2)).toEqual([HUP, ILL])
  })

  it('loses what comes to be ignored, blocked or not', () => {
    const story = plain()
    story.set(2, WINCH, 'run')
    story.block(2, TERM, WINCH)
    story.kill(1, 2, TERM)
    story.kill(1, 2, WINCH)
    story.set(2, TERM, 'ignore')
    expect(story.do(2, 'rt_sigpending', {})).toEqual(setOf(WINCH))
    story.set(2, WINCH, 'default')
    expect(story.do(2, 'rt_sigpending', {})).toEqual(noSignals)
  })

  it('is not inherited, the mask and the dispositions are', () => {
    const story = plain()
    story.block(2, TERM)
    story.set(2, INT, 'ignore')
    story.kill(1, 2, TERM)
    story.fork(2, 3)
    expect(story.do(3, 'rt_sigpending', {})).toEqual(noSignals)
    expect(story.process(3)).toMatchObject({ blocked: setOf(TERM), ignored: setOf(INT) })
  })

  it('survives execve, with the mask and what is ignored, but not what is caught', () => {
    const story = plain()
    story.block(2, TERM)
    story.set(2, INT, 'ignore')
    story.set(2, TERM, 'run')
    story.kill(1, 2, TERM)
    story.do(2, 'execve', {})
    expect(story.process(2)).toMatchObject({ ignored: setOf(INT), caught: noSignals })
    story.unblock(2, TERM)
    expect(story.life(2)).toBe('zombie')
  })
})

describe('a fatal signal', () => {
  it('ends the process at once, before handlers of lower signals', () => {
    const story = plain()
    story.set(2, HUP, 'run')
    story.kill(1, everyone, TERM)
    expect(story.life(2)).toBe('zombie')
    expect(story.wait(1)).toEqual([2, { kind: 'signaled', signal: TERM, dumpedCore: false }])
  })
})

describe('rt_sigtimedwait', () => {
  const wait = (story: Story, set: number[], forever = true) =>
    story.do(2, 'rt_sigtimedwait', { set: setOf(...set), forever })

  it('takes what is queued already, or says that there is nothing', () => {
    const story = plain()
    story.block(2, TERM)
    expect(wait(story, [TERM], false)).toBe('EAGAIN')
    story.kill(1, 2, TERM)
    expect(wait(story, [TERM], false)).toBe(TERM)
  })

  it('sleeps until the signal comes, and no handler runs', () => {
    const story = plain()
    story.set(2, TERM, 'run')
    story.block(2, TERM)
    expect(wait(story, [TERM])).toBe('asleep')
    expect(story.do(2, 'rt_sigpending', {})).toBe('not-running')
    story.kill(1, 2, TERM)
    expect(story.events).toContainEqual({
      kind: 'returned',
      process: 2,
      result: { kind: 'value', value: TERM },
    })
    expect(story.handled(2)).toEqual([])
    expect(story.process(2).blocked).toEqual(setOf(TERM))
  })

  it('hides the mask while it sleeps', () => {
    const story = plain()
    story.block(2, TERM, INT)
    wait(story, [TERM])
    expect(story.process(2).blocked).toEqual(setOf(INT))
  })

  it('is interrupted by another signal, whose handler runs', () => {
    const story = plain()
    story.set(2, INT, 'run')
    story.block(2, TERM)
    wait(story, [TERM])
    story.kill(1, 2, INT)
    expect(story.handled(2)).toEqual([INT])
    expect(story.events).toContainEqual({
      kind: 'returned',
      process: 2,
      result: { kind: 'error', errno: 'EINTR' },
    })
  })

  it('is interrupted by a stop, and says so when it is resumed', () => {
    const story = plain()
    wait(story, [TERM])
    story.kill(1, 2, 19)
    expect(story.life(2)).toBe('stopped')
    story.kill(1, 2, 18)
    expect(story.events).toContainEqual({
      kind: 'returned',
      process: 2,
      result: { kind: 'error', errno: 'EINTR' },
    })
  })

  it('gives an init the signal that it blocked before, and only that', () => {
    const story = plain()
    story.fork(1, 10, 'new')
    story.block(10, TERM)
    story.do(10, 'rt_sigtimedwait', { set: setOf(TERM, INT), forever: true })
    story.kill(1, 10, INT)
    expect(story.process(10).call?.kind).toBe('sigwait')
    story.kill(1, 10, TERM)
    expect(story.process(10).call).toBeUndefined()
  })

  it('does not save an ordinary process from a fatal signal that was open', () => {
    const story = plain()
    wait(story, [TERM])
    story.kill(1, 2, TERM)
    expect(story.life(2)).toBe('zombie')
  })

  it('never takes SIGKILL', () => {
    const story = plain()
    wait(story, [9])
    story.kill(1, 2, 9)
    expect(story.life(2)).toBe('zombie')
  })
})
