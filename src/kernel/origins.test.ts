import { describe, expect, it } from 'vitest'
import { type Origin, origins, sendingFrom } from './origins.ts'
import { plainTarget } from './plain.ts'
import { rule, rulingOn } from './rule.ts'
import { signalTable } from './signal-table.ts'
import { measuredTraits } from './traits.ts'

const table = signalTable()
const init = { ...plainTarget, init: 'namespace' } as const

/** The fate of the origin's own signal, for the init of a namespace, when this process caused it. */
function fateOf(origin: Origin, actor: 'inside' | 'ancestor', chosen = 9): string {
  const name = origins[origin].signal
  const signal = name ? (table.numberOf.get(name) ?? chosen) : chosen
  const question = {
    target: init,
    sending: sendingFrom(origin, actor),
    table,
    traits: measuredTraits,
  }
  return rulingOn(signal, rule(question)).fate
}

describe('a signal of the kernel’s own making', () => {
  it('ends an init when the kernel itself sends SIGKILL, whoever caused it', () => {
    for (const origin of ['cpu-limit-hard', 'out-of-memory', 'tracer-exit'] as const) {
      expect(fateOf(origin, 'inside'), origin).toBe('killed')
    }
  })

  it('is dropped by an init when it is any other that the kernel sends', () => {
    for (const [origin, { sentAs, signal }] of Object.entries(origins)) {
      if (sentAs !== 'kernel' || signal === 'SIGKILL' || signal === 'SIGSTOP') continue
      expect(fateOf(origin as Origin, 'ancestor'), origin).toBe('dropped')
    }
  })

  it('is judged by who caused it where it is sent in that process’s name', () => {
    for (const origin of ['cgroup-kill', 'parent-death', 'tracer-kill'] as const) {
      expect(fateOf(origin, 'inside'), origin).toBe('dropped')
      expect(fateOf(origin, 'ancestor'), origin).toBe('killed')
    }
  })

  it('forces nothing when its siginfo names no sender, from wherever it was caused', () => {
    for (const origin of ['posix-timer', 'child-end', 'descriptor-ready-chosen'] as const) {
      expect(fateOf(origin, 'ancestor'), origin).toBe('dropped')
    }
  })
})
