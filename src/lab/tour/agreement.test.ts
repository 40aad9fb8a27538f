import { describe, expect, it } from 'vitest'
import type { Forecast } from '../../explain/forecast.ts'
import { agreementOf } from './agreement.ts'
import { inits } from './inits.ts'
import { playOnModel } from './on-model.ts'
import type { Became, Fact } from './tour-report.ts'

const livesOn = {
  kind: 'alive',
  proof: 'answered',
  milliseconds: 0,
  pending: false,
  caught: false,
} as const
const exits = { kind: 'ended', status: { kind: 'exited', code: 143 } } as const

function killedBy(signal: number): Became {
  return { kind: 'ended', status: { kind: 'signaled', signal, dumpedCore: false } }
}

function tried(became: Became, returned: 0 | 'EPERM' | 'unobserved' = 0): Fact {
  return { kind: 'tried', returned, became }
}

function forecastFor(id: string, signal: number, from: Forecast['from']): Forecast {
  const row = inits.find((each) => each.id === id)
  if (!row) throw new Error(`no row ${id}`)
  const found = playOnModel(row).experiments.find(
    (each) => each.signal === signal && each.from === from,
  )
  if (!found) throw new Error(`no experiment ${signal} ${from}`)
  return found.forecast
}

describe('a dropped signal', () => {
  const forecast = forecastFor('bash', 15, 'inside')

  it('agrees with a process that lives on with nothing in its queues', () => {
    expect(agreementOf(forecast, tried(livesOn))).toEqual({ kind: 'agrees' })
  })

  it.each<[string, Fact]>([
    ['ended by it', tried(killedBy(15))],
    ['exits', tried(exits)],
    ['still has it queued', tried({ ...livesOn, pending: true })],
    ['could not be sent to', tried(livesOn, 'EPERM')],
  ])('is contradicted by a process that %s', (_, fact) => {
    expect(agreementOf(forecast, fact)).toEqual({ kind: 'contradicts' })
  })
})

describe('a deadly signal', () => {
  const forecast = forecastFor('bash', 9, 'host')

  it('agrees with a process that it ended, and with no other end', () => {
    expect(agreementOf(forecast, tried(killedBy(9)))).toEqual({ kind: 'agrees' })
    expect(agreementOf(forecast, tried(killedBy(15)))).toEqual({ kind: 'contradicts' })
    expect(agreementOf(forecast, tried(livesOn))).toEqual({ kind: 'contradicts' })
  })

  it('agrees when the sender ended with the namespace before it could speak', () => {
    const fact = tried(killedBy(9), 'unobserved')
    expect(agreementOf(forecast, fact)).toEqual({ kind: 'agrees' })
  })
})

describe('a signal that is given to the program', () => {
  it('lets the program decide, by its handler or where it waits', () => {
    const handled = forecastFor('node', 15, 'inside')
    const taken = forecastFor('tini', 15, 'host')
    for (const became of [livesOn, exits]) {
      const byHandler = { kind: 'program-decided', by: 'handler' }
      expect(agreementOf(handled, tried(became))).toEqual(byHandler)
      const byWaiting = { kind: 'program-decided', by: 'sigwait-or-signalfd' }
      expect(agreementOf(taken, tried(became))).toEqual(byWaiting)
    }
  })

  it('must not stay in the queue', () => {
    const handled = forecastFor('node', 15, 'inside')
    expect(agreementOf(handled, tried({ ...livesOn, pending: true }))).toEqual({
      kind: 'contradicts',
    })
  })
})

it('a blocked signal must stay in the queue', () => {
  const forecast = forecastFor('blocked', 15, 'inside')
  expect(agreementOf(forecast, tried({ ...livesOn, pending: true }))).toEqual({ kind: 'agrees' })
  expect(agreementOf(forecast, tried(livesOn))).toEqual({ kind: 'contradicts' })
})

it('what came as the forecast said for another assumption is told apart from a contradiction', () => {
  const forecast = forecastFor('bash', 15, 'inside')
  const exception = {
    assumption: 'not-awaited',
    because: { known: false, why: 'not-permitted' },
    isRare: false,
    ruling: { ...forecast.ruling, fate: 'taken', step: 'sigwait' },
  } as const
  const unsure: Forecast = { ...forecast, exceptions: [exception], confidence: 'conditional' }
  expect(agreementOf(unsure, tried(exits))).toEqual({
    kind: 'exception',
    assumption: 'not-awaited',
  })
})

it('without an experiment there is nothing to compare', () => {
  const forecast = forecastFor('bash', 15, 'inside')
  expect(agreementOf(forecast, { kind: 'not-tried' })).toEqual({ kind: 'not-tried' })
})
