import { describe, expect, it } from 'vitest'
import { deliverySteps, generationSteps, steps } from './index.ts'

describe('the steps', () => {
  it('are asked in the order of the kernel: call, generation, queue, wake-up, delivery', () => {
    expect(generationSteps.map(({ id }) => id)).toEqual([
      'forged-info',
      'out-of-reach',
      'permission',
      'exiting',
      'global-init',
      'namespace-init',
      'ignored',
      'ignored-by-default',
      'already-pending',
      'queue-full',
      'fatal-shortcut',
      'sigwait',
      'signalfd',
      'blocked',
      'stopped',
    ])
    expect(deliverySteps.map(({ id }) => id)).toEqual([
      'traced',
      'ignored-at-delivery',
      'handler',
      'nothing-by-default',
      'init-at-delivery',
      'orphaned-group',
      'stop',
      'core-dump',
      'terminate',
    ])
    expect(steps).toEqual([...generationSteps, ...deliverySteps])
  })

  it('have names of their own', () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
  })

  it('say which error the caller sees exactly when they refuse', () => {
    for (const step of steps) expect(step.errno !== undefined).toBe(step.fate === 'refused')
  })

  it('cite where they can be read', () => {
    for (const { cites } of steps) expect(cites.length).toBeGreaterThan(0)
  })
})
