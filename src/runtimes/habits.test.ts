import { describe, expect, it } from 'vitest'
import { has, parseSignal, type SignalName, signalTable } from '../kernel/index.ts'
import type { Features } from './features.ts'
import type { EndStatus, Reaction } from './habit.ts'
import { habits, reactionTo } from './habits.ts'
import { readSamples } from './read-samples.fixture.ts'
import { type Sample, samples } from './samples.fixture.ts'

const table = signalTable()
const every: readonly Sample[] = [...samples, ...readSamples]

describe('a habit', () => {
  it('has a sample, a name of its own and rows for real signals', () => {
    expect(new Set(habits.map(({ id }) => id)).size).toBe(habits.length)
    for (const { id, reactions } of habits) {
      expect(every.map(({ habit }) => habit)).toContain(id)
      expect(reactions).not.toEqual([])
      for (const { signals } of reactions) {
        if (signals === 'others') continue
        for (const signal of signals) expect(parseSignal(signal, table)).toMatchObject({ ok: true })
      }
    }
  })

  it('says how it was established', () => {
    for (const { established } of habits.flatMap((habit) => [habit, ...habit.reactions])) {
      if (established?.by === 'laboratory') expect(established.versions).toMatch(/ \d/)
      if (established?.by === 'source') expect(established.where).toMatch(/^https:\/\//)
    }
  })

  it.each(samples)('is what was seen: $habit in $features.words', ({ features, seen }) => {
    for (const [end, signals] of Object.entries(seen)) {
      for (const signal of signals.split(' ')) {
        const said = reactionTo(`SIG${signal}`, features)?.reaction
        expect({ signal, end: said && endOf(said, `SIG${signal}`, features) }).toSatisfy(
          (answer: { end: string | undefined }) => answer.end === end || answer.end === 'open',
          `SIG${signal} ends as: ${end}`,
        )
      }
    }
  })

  it('speaks of every signal that its program catches or takes', () => {
    for (const { features, habit } of samples) {
      for (const [name, number] of table.numberOf) {
        const isGiven = [features.caught, features.taken].some((set) => set && has(set, number))
        if (isGiven) expect([habit, name, reactionTo(name, features)]).not.toContain(undefined)
      }
    }
  })
})

/** As a sample puts it; `open` where code behind it or its child decides. */
function endOf(reaction: Reaction, signal: string, features: Features): string {
  switch (reaction.does) {
    case 'lives':
      return 'lives'
    case 'ends':
      return statusOf(reaction.status, signal, features)
    case 'raises-again':
      return features.isInit ? endOf(reaction.survivor, signal, features) : `killed ${signal}`
    case 'forwards':
      return reaction.isHasty ? statusOf(reaction.status, signal, features) : 'open'
    case 'defers':
      return 'lives'
    case 'decides':
      return 'open'
  }
}

function statusOf(status: EndStatus, signal: string, features: Features): string {
  switch (status.kind) {
    case 'exit':
      return `exit ${status.code}`
    case 'exit-128+n':
      return `exit ${128 + (table.numberOf.get(signal as SignalName) ?? 0)}`
    case 'signal':
      return features.isInit
        ? statusOf(status.dropped, signal, features)
        : `killed ${status.name ?? signal}`
    case 'killed':
      return `killed ${status.signal}`
    case 'as-child':
    case 'unknown':
      return 'open'
  }
}
