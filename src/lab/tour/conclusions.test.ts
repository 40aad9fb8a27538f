import { describe, expect, it } from 'vitest'
import { type Conclusion, concludeFrom } from './conclusions.ts'
import type { FindingCode } from './finding-rows.ts'
import { type InitId, inits } from './inits.ts'
import { playOnModel } from './on-model.ts'
import type { Became, InitReport } from './tour-report.ts'

const livesOn = {
  kind: 'alive',
  proof: 'answered',
  milliseconds: 0,
  pending: false,
  caught: false,
} as const
const exits = { kind: 'ended', status: { kind: 'exited', code: 0 } } as const

/** The model's report on a program, with these ends for SIGTERM from inside. */
function report(id: InitId, became?: Became): InitReport {
  const row = inits.find((each) => each.id === id)
  if (!row) throw new Error(`no row ${id}`)
  const modelled = playOnModel(row)
  if (!became) return modelled
  const experiments = modelled.experiments.map((experiment) =>
    experiment.signal === 15 && experiment.from === 'inside'
      ? { ...experiment, fact: { kind: 'tried', returned: 0, became } as const }
      : experiment,
  )
  return { ...modelled, experiments }
}

function finding(code: FindingCode, conclusions: readonly Conclusion[]): object | undefined {
  return conclusions.flatMap(({ findings }) => findings).find((each) => each.code === code)
}

describe('the conclusions', () => {
  it('claim nothing when nothing was seen', () => {
    const findings = concludeFrom([]).flatMap((conclusion) => conclusion.findings)
    expect(findings.length).toBeGreaterThan(5)
    for (const { shownBy, against } of findings) expect([...shownBy, ...against]).toEqual([])
  })

  it('count a handler that ends the program and one that does not as two findings', () => {
    const found = concludeFrom([report('node', livesOn), report('handler-exits', exits)])
    expect(finding('handler-ends', found)).toMatchObject({
      shownBy: ['handler-exits'],
      against: [],
    })
    expect(finding('handler-lives-on', found)).toMatchObject({ shownBy: ['node'], against: [] })
  })

  it('see that tini ends without a handler, and do not count it among the deaf', () => {
    const found = concludeFrom([report('tini', exits), report('bash', livesOn)])
    expect(finding('ends-without-handler', found)).toMatchObject({ shownBy: ['tini'] })
    expect(finding('term-without-handler-does-nothing', found)).toMatchObject({
      shownBy: ['bash'],
      against: [],
    })
  })

  it('name whoever shows the opposite', () => {
    const found = concludeFrom([report('bash', exits), report('perl', livesOn)])
    expect(finding('term-without-handler-does-nothing', found)).toMatchObject({
      shownBy: ['perl'],
      against: ['bash'],
    })
  })

  it('rest on the forecasts where nothing was tried, but not on what a handler might do', () => {
    const found = concludeFrom([report('bash'), report('node')])
    expect(finding('kill-9-from-host-ends', found)).toMatchObject({ shownBy: ['bash', 'node'] })
    expect(finding('handler-ends', found)).toMatchObject({ shownBy: [] })
    expect(finding('handler-lives-on', found)).toMatchObject({ shownBy: [] })
  })
})
