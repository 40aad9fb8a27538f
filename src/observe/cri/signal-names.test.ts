import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { Signal } from './generated/api_pb.ts'
import { signalOfCri } from './signal-names.ts'

const named = Object.entries(Signal).filter(
  (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
)
/** This machine's own numbers. */
const numbers = new Map<string, number>(Object.entries(constants.signals))

describe("CRI's signals", () => {
  it('are all of Linux', () => {
    const read = named.map(([, number]) => signalOfCri(number, 'x'))
    expect(read.every(({ known }) => known)).toBe(true)
    const distinct = new Set(read.map((fact) => (fact.known ? fact.value : 0)))
    // 32 and 33 are for the C library.
    expect([...distinct].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 64 }, (_, index) => index + 1).filter((n) => n !== 32 && n !== 33),
    )
  })

  it.skipIf(process.platform !== 'linux')(
    'have the numbers of this machine, by their names',
    () => {
      const here = named.filter(([name]) => numbers.has(name))
      expect(here.length).toBeGreaterThan(30)
      for (const [name, number] of here) {
        expect([name, signalOfCri(number, 'x')]).toMatchObject([name, { value: numbers.get(name) }])
      }
    },
  )

  it('have other numbers than those that CRI sends', () => {
    expect(signalOfCri(Signal.SIGQUIT, 'x')).toMatchObject({ value: 3 })
    expect(Signal.SIGQUIT).not.toBe(3)
    expect(signalOfCri(Signal.SIGRTMINPLUS3, 'x')).toMatchObject({ value: 37 })
    expect(signalOfCri(Signal.SIGRTMAXMINUS1, 'x')).toMatchObject({ value: 63 })
  })

  it('are unknown where the runtime says nothing, or something new', () => {
    expect(signalOfCri(Signal.RUNTIME_DEFAULT, 'x')).toMatchObject({ known: false, why: 'absent' })
    expect(signalOfCri(9999, 'x')).toMatchObject({ known: false, why: 'malformed' })
  })
})
