import { describe, expect, it } from 'vitest'
import { apply } from './apply.ts'
import type { Operation } from './operation.ts'
import { firstCome, lastCome, type Schedule } from './settle.ts'
import { Story } from './story.fixture.ts'

const [TERM, CHLD, CONT, STOP] = [15, 17, 18, 19]

/** A stopped child with SIGTERM in its queue; its parent has a handler for SIGCHLD. */
function stoppedChild(): Story {
  const story = new Story()
  story.set(1, CHLD, 'run')
  story.fork(1, 2)
  story.kill(1, 2, STOP)
  story.kill(1, 2, TERM)
  return story
}

const resume: Operation = {
  by: 1,
  call: 'kill',
  to: { kind: 'process', process: 2 },
  signal: CONT,
}

describe('who runs first', () => {
  it('decides how often the parent hears of a child that goes on and ends', () => {
    const heard = (schedule: Schedule) => {
      const { answer } = apply(stoppedChild().world, resume, schedule)
      expect(answer.choices).toBeGreaterThan(0)
      return answer.events.filter(({ kind }) => kind === 'handled').length
    }
    // The second SIGCHLD comes while the first is still queued, and is lost.
    expect(heard(firstCome)).toBe(1)
    expect(heard(lastCome)).toBe(2)
  })

  it('is nobody’s choice when only one can run', () => {
    const story = stoppedChild()
    const never: Schedule = () => undefined
    expect(apply(story.world, { by: 1, call: 'rt_sigpending' }, never).answer.choices).toBe(0)
    expect(() => apply(story.world, resume, never)).toThrow('does not wait to run')
  })
})
