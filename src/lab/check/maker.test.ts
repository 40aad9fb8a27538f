import { describe, expect, it } from 'vitest'
import { isMakerGone, makerHere } from './maker.ts'

const [boot = '', namespace = '', pid = '', start = ''] = makerHere().split('.')

describe.skipIf(process.platform !== 'linux')('who made a copy', () => {
  it('is there while it runs', () => {
    expect(isMakerGone(makerHere())).toBe(false)
    expect(pid).toBe(String(process.pid))
  })

  it('is gone when its number is nobody’s, or another’s', () => {
    expect(isMakerGone([boot, namespace, '4194304', start].join('.'))).toBe(true)
    expect(isMakerGone([boot, namespace, pid, '1'].join('.'))).toBe(true)
  })

  it('is not for us to say on another machine, in another namespace, or of a label that is not ours', () => {
    expect(isMakerGone(['other', namespace, '4194304', start].join('.'))).toBe(false)
    expect(isMakerGone([boot, '1', '4194304', start].join('.'))).toBe(false)
    expect(isMakerGone('')).toBe(false)
    expect(isMakerGone(`${makerHere()}.more`)).toBe(false)
  })
})
