import { describe, expect, it } from 'vitest'
import { known, unknown } from '../fact.ts'
import { isAsleepElsewhere } from './sleep.ts'

describe('the function that a thread sleeps in', () => {
  it.each(['futex_wait_queue', 'poll_schedule_timeout.constprop.0', 'do_wait', 'ep_poll'])(
    '%s is no wait for signals',
    (name) => expect(isAsleepElsewhere(known(name, 'wchan'))).toBe(true),
  )

  it.each(['do_sigtimedwait', '__x64_sys_rt_sigtimedwait', 'do_sigtimedwait.isra.0'])(
    '%s is one',
    (name) => expect(isAsleepElsewhere(known(name, 'wchan'))).toBe(false),
  )

  it.each(['schedule', '__schedule', 'schedule_hrtimeout_range_clock', 'io_schedule'])(
    '%s says nothing about who called it',
    (name) => expect(isAsleepElsewhere(known(name, 'wchan'))).toBe(false),
  )

  it('says nothing when it is not known', () => {
    expect(isAsleepElsewhere(unknown('absent'))).toBe(false)
  })
})
