import { describe, expect, it } from 'vitest'
import { type ForceMode, ruleForced } from './forced.ts'
import { plainTarget, plainThread } from './plain.ts'
import { noSignals, setOf } from './signal-set.ts'
import { signalTable } from './signal-table.ts'
import type { Target } from './target.ts'
import { measuredTraits } from './traits.ts'

const SIGSEGV = 11
const segv = setOf(SIGSEGV)
const init: Target = { ...plainTarget, init: 'namespace' }

function fateOf(target: Target, mode: ForceMode = 'may-catch'): string {
  const forced = { signal: SIGSEGV, thread: 0, mode }
  return ruleForced(target, forced, signalTable(), measuredTraits).fate
}

describe('a signal that is forced on the thread that runs', () => {
  it('ends an init that has no handler for it', () => {
    expect(fateOf(init)).toBe('dumped')
  })

  it('ends an init that ignores it', () => {
    expect(fateOf({ ...init, ignored: segv })).toBe('dumped')
  })

  it('ends an init that blocks it, even with a handler', () => {
    const threads = [{ ...plainThread, blocked: segv }]
    expect(fateOf({ ...init, threads, caught: segv })).toBe('dumped')
  })

  it('ends an init in which one is queued already', () => {
    const threads = [{ ...plainThread, blocked: segv, pending: segv }]
    expect(fateOf({ ...init, threads })).toBe('dumped')
  })

  it('runs a handler that is open', () => {
    expect(fateOf({ ...init, caught: segv })).toBe('handled')
  })

  it('asks no handler when the process must end', () => {
    expect(fateOf({ ...init, caught: segv }, 'must-end')).toBe('dumped')
  })

  it('is shown to a tracer first, unless the process must end', () => {
    const threads = [{ ...plainThread, traced: true, pending: noSignals }]
    expect(fateOf({ ...init, threads })).toBe('trapped')
    expect(fateOf({ ...init, threads }, 'must-end')).toBe('dumped')
  })
})
