import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'

describe('comparing what the model and the kernel say', () => {
  it('finds the first field that differs, in the order of the model', () => {
    const model = { errno: 'none', effect: { kind: 'nothing' }, pending: 'shared' }
    const kernel = { pending: 'none', effect: { kind: 'handled', by: [0] }, errno: 'none' }
    expect(compare(model, kernel)).toEqual({
      field: 'effect',
      model: { kind: 'nothing' },
      kernel: { kind: 'handled', by: [0] },
    })
  })

  it('looks into what fields hold', () => {
    const by = (thread: number): object => ({ effect: { kind: 'handled', by: [thread] } })
    expect(compare({ ...by(0) }, { ...by(0) })).toBeUndefined()
    expect(compare({ ...by(0) }, { ...by(1) })?.field).toBe('effect')
  })

  it('lets what nobody saw agree with everything', () => {
    expect(compare({ errno: 'EPERM' }, { errno: 'unobserved' })).toBeUndefined()
  })

  it('does not let the model say less, or more, than was seen', () => {
    expect(compare({}, { stops: 1 })).toEqual({ field: 'stops', model: undefined, kernel: 1 })
    expect(compare({ stops: 1 }, {})).toEqual({ field: 'stops', model: 1, kernel: undefined })
  })
})
