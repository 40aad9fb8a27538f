import { describe, expect, it } from 'vitest'
import { measuredTraits, type SignalSet, setOf } from '../kernel/index.ts'
import { type Fact, known, unknown } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import { explain } from './explain.ts'
import { blocking, catching, quietInit, statusOnly } from './observed.fixture.ts'

const root = { real: 0, effective: 0, capKill: true }
const somebody = { real: 1000, effective: 1000, capKill: false }
const TERM = 15

function forecasts(observation: Observation, signal = TERM, user = root) {
  const { forecasts } = explain(observation, {
    traits: measuredTraits,
    measured: true,
    user,
    signals: [signal],
  })
  return Object.fromEntries(forecasts.map((forecast) => [forecast.from, forecast]))
}

describe('explain', () => {
  it('is certain that SIGTERM to a fully read init without a handler is dropped, from both sides', () => {
    const { inside, host } = forecasts(quietInit)
    expect(inside?.ruling).toMatchObject({ fate: 'dropped', step: 'namespace-init' })
    expect(host?.ruling).toMatchObject({ fate: 'dropped', step: 'namespace-init' })
    expect(inside?.confidence).toBe('certain')
  })

  it('is not certain of that from the status file alone: a thread may sleep in sigwait', () => {
    const { inside } = forecasts(statusOnly)
    expect(inside?.ruling.fate).toBe('dropped')
    expect(inside?.confidence).toBe('conditional')
    expect(inside?.exceptions).toContainEqual(
      expect.objectContaining({
        assumption: 'not-awaited',
        ruling: expect.objectContaining({ fate: 'taken' }),
      }),
    )
  })

  /** Its thread sleeps in sigwait for SIGTERM; what it blocked before is known or not. */
  function waiting(blockedBefore: Fact<SignalSet>): Observation {
    const { threads } = quietInit
    const awaited = known(setOf(TERM), '/proc/1/task/1/syscall')
    const rows = threads.known ? threads.value : []
    return {
      ...quietInit,
      threads: known(
        rows.map((thread) => ({ ...thread, awaited, blockedBefore })),
        '/proc/1/task',
      ),
    }
  }

  it('sees that a thread of tini takes SIGTERM although no mask shows it', () => {
    const { inside } = forecasts(waiting(unknown('absent')))
    expect(inside?.ruling.fate).toBe('taken')
    expect(inside?.exceptions.map(({ assumption }) => assumption)).toEqual(['blocked-before-wait'])
  })

  it('is certain of that where the kernel says what it blocked before', () => {
    const { inside } = forecasts(waiting(known(setOf(TERM), 'kernel: real_blocked')))
    expect(inside).toMatchObject({ ruling: { fate: 'taken' }, confidence: 'certain' })
  })

  it('knows that a signal which was not blocked before is dropped on the way', () => {
    const { inside } = forecasts(waiting(known(setOf(), 'kernel: real_blocked')))
    expect(inside).toMatchObject({ ruling: { fate: 'dropped' }, confidence: 'certain' })
  })

  it('ends an init with SIGKILL from the host and drops it from inside', () => {
    const { inside, host } = forecasts(quietInit, 9)
    expect(inside?.ruling.fate).toBe('dropped')
    expect(host?.ruling.fate).toBe('killed')
  })

  it('says what becomes of a blocked signal when it is unblocked', () => {
    const { inside } = forecasts(blocking(quietInit, TERM))
    expect(inside?.ruling).toMatchObject({ fate: 'pending', step: 'blocked' })
    expect(inside?.afterwards).toMatchObject({ fate: 'discarded', step: 'init-at-delivery' })
  })

  it('says that a blocked signal is taken if a signalfd that could not be seen waits for it', () => {
    const observation = { ...blocking(quietInit, TERM), signalfd: unknown('not-permitted') }
    const { inside } = forecasts(observation)
    expect(inside?.exceptions.map(({ assumption }) => assumption)).toEqual(['no-signalfd'])
  })

  it('asks from one place only when the process is not an init', () => {
    const ordinary: Observation = { ...quietInit, pid: known(7, 'x'), init: known('no', 'x') }
    const found = forecasts(ordinary)
    expect(found['host']).toBeUndefined()
    expect(found['inside']?.ruling.fate).toBe('killed')
  })

  it('refuses when the sender may not signal the process, and names the user who may', () => {
    const options = { traits: measuredTraits, measured: true, user: somebody, signals: [TERM] }
    const { forecasts, remedies } = explain(catching(quietInit, TERM), options)
    expect(forecasts[0]?.ruling).toMatchObject({ fate: 'refused', errno: 'EPERM' })
    expect(remedies).toContainEqual({ code: 'needs-permission', user: 0 })
  })

  it('does not know when the dispositions were not there, as in gVisor', () => {
    const signals = {
      ...quietInit.signals,
      ignored: unknown('absent'),
      caught: unknown('absent'),
    }
    const { inside } = forecasts({ ...quietInit, signals })
    expect(inside?.confidence).toBe('unknown')
  })

  it('mentions the masked-leader hole only where threads differ and the kernel was not measured', () => {
    const [leader] = quietInit.threads.known ? quietInit.threads.value : []
    if (!leader) throw new Error('the fixture has a leader')
    const threads = known(
      [
        { ...leader, blocked: known(setOf(TERM), 'x') },
        { ...leader, tid: 2 },
      ],
      'x',
    )
    const options = { traits: measuredTraits, measured: false, user: root, signals: [TERM] }
    const { forecasts } = explain({ ...blocking(quietInit, TERM), threads }, options)
    expect(forecasts[0]?.ruling.fate).toBe('discarded')
    expect(forecasts[0]?.exceptions).toEqual([
      expect.objectContaining({
        assumption: 'kernel-spares-init',
        ruling: expect.objectContaining({ fate: 'killed' }),
      }),
    ])
  })

  it('offers the handled signals and the host when a signal is dropped', () => {
    const { remedies } = explain(catching(quietInit, 1, 17), {
      traits: measuredTraits,
      measured: true,
      user: root,
      signals: [TERM],
    })
    expect(remedies).toEqual([
      { code: 'send-handled', signals: [1] },
      { code: 'kill-from-host' },
      { code: 'add-handler-or-init' },
    ])
  })

  it('rules on all 64 signals from both sides when no signal is named', () => {
    const { forecasts } = explain(quietInit, { traits: measuredTraits, measured: true, user: root })
    expect(forecasts).toHaveLength(128)
  })
})
