import { describe, expect, it } from 'vitest'
import { Gate } from './gate.ts'

describe('a gate', () => {
  it('lets in as many as it has places, and the others in turn', async () => {
    const gate = new Gate(2)
    const inside: number[] = []
    let most = 0
    const work = async (name: number): Promise<void> => {
      inside.push(name)
      most = Math.max(most, inside.length)
      await new Promise((resolve) => setImmediate(resolve))
      inside.splice(inside.indexOf(name), 1)
    }
    await Promise.all([1, 2, 3, 4, 5].map((name) => gate.through(() => work(name))))
    expect(most).toBe(2)
    expect(inside).toEqual([])
  })

  it('gets the place back from one that failed', async () => {
    const gate = new Gate(1)
    const failing = gate.through(() => Promise.reject(new Error('no')))
    const next = gate.through(() => Promise.resolve('in'))
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('in')
  })
})
