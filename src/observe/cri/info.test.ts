import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerInfoIn, imageInfoIn } from './info.ts'

describe('what a runtime tells verbosely', () => {
  it('is read as far as it is what it should be', () => {
    const info = JSON.stringify({
      pid: 7,
      sandboxID: null,
      runtimeType: 5,
      runtimeSpec: {
        process: { args: ['a'], env: 'x', user: { uid: '0' } },
        linux: { namespaces: [{ type: 'pid' }] },
      },
    })
    const read = containerInfoIn({ info })
    expect([read.pid, read.sandboxID, read.runtimeType]).toEqual([7, undefined, undefined])
    expect(read.runtimeSpec?.process).toMatchObject({ args: ['a'], env: undefined })
    expect(read.runtimeSpec?.linux?.namespaces).toMatchObject([{ type: 'pid' }])
  })

  it('tells nothing where there is nothing', () => {
    for (const info of [{}, { info: '' }, { info: 'null' }, { info: '[]' }, { info: '{' }]) {
      expect(containerInfoIn(info).pid).toBeUndefined()
      expect(imageInfoIn(info)).toBeUndefined()
    }
  })

  it('tells of an image with no configuration that it says nothing', () => {
    expect(imageInfoIn({ info: '{"imageSpec":{}}' })).toEqual({})
    expect(
      imageInfoIn({ info: '{"imageSpec":{"config":{"StopSignal":"SIGQUIT"}}}' }),
    ).toMatchObject({
      StopSignal: 'SIGQUIT',
    })
  })

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (info) => {
        containerInfoIn({ info })
        imageInfoIn({ info })
      }),
    )
  })
})
