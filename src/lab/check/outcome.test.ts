import { describe, expect, it } from 'vitest'
import type { Prognosis } from '../../explain/prognosis.ts'
import { judge, type Stopped } from './outcome.ts'
import type { Telling } from './told.ts'
import { agreementOf, isLostLate } from './verdict.ts'

const ended: Stopped = { exitCode: 0, milliseconds: 90, wasKilled: false, oomKilled: false }
const killed: Stopped = { ...ended, exitCode: 137, milliseconds: 10_000, wasKilled: true }

function apps(...tellings: Telling[]): Pick<Stopped, 'apps'> {
  return { apps: tellings.map((telling, pid) => ({ pid, name: 'app', telling })) }
}

function forecast(outcome: Prognosis['outcome'], reason = {}): Prognosis {
  return { outcome, confidence: 'likely', path: [{ reason }], caveats: [] } as unknown as Prognosis
}

describe('a stop', () => {
  it('is graceful where all who do the work were told, and abrupt where one was not', () => {
    expect(judge({ ...ended, ...apps('told', 'told') }, undefined)).toEqual({
      outcome: 'graceful',
      basis: 'kernel',
    })
    expect(judge({ ...ended, ...apps('told', 'nothing') }, undefined).outcome).toBe('abrupt')
    expect(judge({ ...ended, ...apps('default') }, undefined).outcome).toBe('abrupt')
  })

  it('is deaf where nobody was told, and was heard where somebody was', () => {
    expect(judge({ ...killed, ...apps('dropped') }, undefined).outcome).toBe('deaf')
    expect(judge({ ...killed, ...apps('deferred') }, undefined).outcome).toBe('deaf')
    expect(judge({ ...killed, ...apps('told') }, undefined).outcome).toBe('reloads')
  })

  it('is abrupt where the program is known to let go of everything', () => {
    const nginx = forecast('abrupt', { code: 'ends', told: false })
    expect(judge({ ...ended, ...apps('told') }, nginx)).toEqual({
      outcome: 'abrupt',
      basis: 'forecast',
    })
  })

  it('is abrupt where memory ran out in the middle', () => {
    const exhausted = { ...ended, exitCode: 137, oomKilled: true, ...apps('told') }
    expect(judge(exhausted, undefined).outcome).toBe('abrupt')
  })

  it('is what was forecast where the kernel could not be asked, and not known without a forecast', () => {
    expect(judge(ended, forecast('graceful'))).toEqual({ outcome: 'graceful', basis: 'forecast' })
    expect(judge(ended, forecast('deaf')).outcome).toBe('undetermined')
    expect(judge(ended, undefined).outcome).toBe('undetermined')
    expect(judge(killed, undefined).outcome).toBe('deaf')
  })
})

describe('a forecast', () => {
  const up = { how: 'quiet', milliseconds: 400 } as const
  const compared = (stopped: Stopped, foreseen: Prognosis) => {
    const judged = judge(stopped, foreseen)
    return agreementOf({ kind: 'stopped', up, stopped, judged, forecast: foreseen })
  }

  it('is right or wrong by what happened, and neither where it was not known', () => {
    expect(compared({ ...ended, ...apps('told') }, forecast('graceful'))).toBe('right')
    expect(compared({ ...ended, ...apps('told') }, forecast('deaf'))).toBe('wrong')
    expect(compared({ ...killed, ...apps('told') }, forecast('graceful'))).toBe('wrong')
    expect(compared({ ...killed, ...apps('dropped') }, forecast('deaf'))).toBe('right')
    expect(compared({ ...killed, ...apps('dropped') }, forecast('unknown'))).toBe('undecided')
  })

  it('is wrong about the exit code, too', () => {
    const end = { kind: 'exit', code: 3 } as const
    const stopped = { ...ended, ...apps('told') }
    expect(compared(stopped, { ...forecast('graceful'), end })).toBe('wrong')
    expect(compared({ ...stopped, exitCode: 3 }, { ...forecast('graceful'), end })).toBe('right')
  })
})

describe('a signal that is lost early', () => {
  const lost = { kind: 'lost', proof: 'kernel' } as const

  it('is a finding by the age that the program has by its own clock', () => {
    expect(isLostLate({ after: 150, age: 152, ownAge: 40, became: lost }, 100)).toBe(false)
    expect(isLostLate({ after: 150, age: 152, ownAge: 140, became: lost }, 100)).toBe(true)
    expect(isLostLate({ after: 150, age: 152, became: lost }, 100)).toBe(true)
  })
})
