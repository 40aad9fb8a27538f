import { describe, expect, it } from 'vitest'
import { everyone, groupOf, number, ownGroup, Story } from './story.fixture.ts'

const [KILL, TERM, CONT, CHLD, RT] = [9, 15, 18, 17, 40]
const stranger = { real: 7, effective: 7, saved: 7 }

describe('kill', () => {
  it.each([
    ['a number that nobody has', number(99), TERM, 'ESRCH'],
    ['a wrong signal to a number that nobody has', number(99), 65, 'ESRCH'],
    ['a wrong signal to itself', number(1), 65, 'EINVAL'],
    ['a negative signal', number(1), -1, 'EINVAL'],
    ['the smallest number', number(-0x80000000), TERM, 'ESRCH'],
    ['a group that nobody is in', number(-2), TERM, 'ESRCH'],
    ['everybody, when there is nobody', everyone, TERM, 'ESRCH'],
    ['nothing to itself', number(1), 0, 0],
    ['its own group', ownGroup, 0, 0],
    ['group 1, for -1 is everybody', groupOf(1), 0, 'ESRCH'],
  ])('of %s', (_, to, signal, expected) => {
    expect(new Story().kill(1, to, signal)).toBe(expected)
  })

  it('reaches a zombie, which takes nothing', () => {
    const story = new Story()
    story.fork(1, 2)
    story.kill(1, 2, KILL)
    expect(story.kill(1, 2, TERM)).toBe(0)
    expect(story.kill(1, everyone, TERM)).toBe(0)
    story.wait(1)
    expect(story.kill(1, number(2), TERM)).toBe('ESRCH')
  })

  it('of everybody spares the caller and the init of its namespace', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(2, 3)
    story.kill(2, everyone, KILL)
    expect([1, 2, 3].map((id) => story.life(id))).toEqual(['running', 'running', 'zombie'])
  })

  it('of a group reaches out of the namespace', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setpgid', { whom: number(0), group: number(0) })
    story.fork(2, 10, 'new')
    story.fork(10, 11)
    story.set(10, TERM, 'ignore')
    story.kill(11, ownGroup, TERM)
    expect(story.life(2)).toBe('zombie')
    expect(story.kill(10, groupOf(2), TERM)).toBe('has-no-number')
  })

  it('of a group tells those after one that cannot see the sender that nobody sent it', () => {
    const story = new Story()
    story.set(1, TERM, 'run')
    story.fork(1, 2)
    story.fork(1, 10, 'new')
    story.kill(2, ownGroup, TERM)
    const told = story.events.flatMap((event) =>
      event.kind === 'handled' ? [[event.process, event.info.pid]] : [],
    )
    // The latest member is served first.
    expect(told).toEqual(
      expect.arrayContaining([
        [10, 0],
        [2, 0],
        [1, 0],
      ]),
    )
  })

  it('of a group succeeds when one member may be signalled', () => {
    const story = new Story()
    story.fork(1, 2)
    story.fork(1, 3)
    story.do(2, 'setresuid', { user: stranger })
    expect(story.kill(2, 3, TERM)).toBe('EPERM')
    expect(story.kill(2, ownGroup, 0)).toBe(0)
    expect(story.kill(2, everyone, TERM)).toBe(0)
    expect(story.life(3)).toBe('running')
  })
})

describe('permission', () => {
  it('is had by users, not by processes', () => {
    const story = new Story()
    for (const id of [2, 3]) {
      story.fork(1, id)
      story.do(id, 'setresuid', { user: stranger })
    }
    expect(story.kill(2, 3, TERM)).toBe(0)
    expect(story.kill(2, 1, 0)).toBe('EPERM')
  })

  it('to send SIGCONT is had by everybody in the session', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setresuid', { user: stranger })
    expect(story.kill(2, 1, CONT)).toBe(0)
    story.do(2, 'setsid', {})
    expect(story.kill(2, 1, CONT)).toBe('EPERM')
  })

  it('is not asked of the kernel: SIGCHLD comes from a child of another user', () => {
    const story = new Story()
    story.set(1, CHLD, 'run')
    story.fork(1, 2)
    story.do(2, 'setresuid', { user: stranger })
    story.do(2, 'exit_group', { code: 3 })
    expect(story.events).toContainEqual({
      kind: 'handled',
      process: 1,
      signal: CHLD,
      info: { code: 1, pid: 2, uid: 7, value: 3 },
    })
  })

  it('of user 0 cannot be had back once it is given up', () => {
    const story = new Story()
    story.fork(1, 2)
    const kept = { real: 7, effective: 7, saved: 0 }
    expect(story.do(2, 'setresuid', { user: kept })).toBe(0)
    expect(story.kill(2, 1, TERM)).toBe('EPERM')
    expect(story.do(2, 'setresuid', { user: { ...kept, effective: 0 } })).toBe(0)
    expect(story.kill(2, 1, TERM)).toBe(0)
    story.do(2, 'setresuid', { user: stranger })
    expect(story.do(2, 'setresuid', { user: kept })).toBe('EPERM')
  })

  it('kept in the saved user is lost on execve', () => {
    const story = new Story()
    story.fork(1, 2)
    story.do(2, 'setresuid', { user: { real: 7, effective: 7, saved: 0 } })
    story.do(2, 'execve', {})
    expect(story.process(2).user).toEqual(stranger)
  })
})

describe('the other calls', () => {
  it('tkill and tgkill want a positive number', () => {
    const story = new Story()
    for (const call of ['tkill', 'tgkill'] as const) {
      expect(story.do(1, call, { to: ownGroup, signal: TERM })).toBe('EINVAL')
      expect(story.do(1, call, { to: number(9), signal: TERM })).toBe('ESRCH')
      expect(story.do(1, call, { to: number(1), signal: 0 })).toBe(0)
    }
  })

  it('rt_sigqueueinfo lets the caller claim what it is not only towards itself', () => {
    const story = new Story()
    story.fork(1, 2)
    const queue = (to: number, code: number) =>
      story.do(1, 'rt_sigqueueinfo', { to: number(to), signal: RT, code, value: 5 })
    for (const code of [0, 0x80, -6]) {
      expect(queue(2, code)).toBe('EPERM')
      expect(queue(99, code)).toBe('EPERM')
      expect(queue(1, code)).toBe(0)
    }
    expect(queue(2, -1)).toBe(0)
    expect(story.life(2)).toBe('zombie')
  })

  it('pidfd_send_signal looks at the namespace first', () => {
    const story = new Story()
    story.fork(1, 10, 'new')
    expect(story.do(10, 'pidfd_send_signal', { to: 1, signal: TERM })).toBe('EINVAL')
    expect(story.do(10, 'pidfd_send_signal', { to: 1, signal: 65 })).toBe('EINVAL')
    expect(story.do(1, 'pidfd_send_signal', { to: 10, signal: KILL })).toBe(0)
    expect(story.do(1, 'pidfd_send_signal', { to: 99, signal: KILL })).toBe('no-such-process')
    expect(story.life(10)).toBe('zombie')
  })
})
