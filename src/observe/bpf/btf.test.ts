import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BtfWriter } from './btf.fixture.ts'
import { Btf } from './btf.ts'
import { readBtf } from './btf-file.ts'
import { indexBtf } from './btf-index.ts'
import { kernelPlaces } from './kernel-places.ts'
import { iteratorProgram } from './program.ts'
import { noBpf } from './support.fixture.ts'

/** struct thread { long a; union { struct { int deep; }; }; unsigned x : 3, flag : 1; struct other *next; … } */
function small(): Buffer {
  const writer = new BtfWriter()
  const int = writer.add(1, 'int', 4, [0x20])
  const long = writer.add(1, 'long', 8, [0x40])
  const word = writer.add(8, 'word_t', int)
  const set = writer.structure(4, 'set', 8, [['sig', writer.add(3, '', 0, [long, int, 1]), 0]])
  const element = writer.structure(4, 'element', 16, [
    ['number', int, 0],
    ['mask', set, 64],
  ])
  const elements = writer.add(3, '', 0, [element, int, 4])
  const other = writer.structure(4, 'other', 72, [
    ['elements', elements, 64],
    ['parent', word, 0],
  ])
  const pointer = writer.add(2, '', writer.add(18, 'rcu', writer.add(10, '', other)))
  const inner = writer.structure(4, '', 4, [['deep', word, 0]])
  const anonymous = writer.structure(5, '', 4, [['', inner, 0]])
  writer.structure(4, 'thread', 32, [
    ['a', long, 0],
    ['', anonymous, 64],
    ['flag', int, 99, 1],
    ['x', int, 96, 3],
    ['next', pointer, 128],
    ['set', set, 192],
  ])
  writer.add(12, 'walk', writer.add(13, '', 0))
  return writer.bytes()
}

function btfOf(bytes: Buffer): Btf {
  const index = indexBtf(bytes)
  if (index === undefined) throw new Error('not indexed')
  return new Btf(index)
}

describe('a member', () => {
  const btf = btfOf(small())

  it.each([
    ['a', { offsets: [0], size: 8 }],
    ['deep', { offsets: [8], size: 4 }],
    ['flag', { offsets: [12], size: 4, bits: { shift: 3, width: 1 } }],
    ['x', { offsets: [12], size: 4, bits: { shift: 0, width: 3 } }],
    ['set.sig', { offsets: [24], size: 8, step: 8 }],
    ['next', { offsets: [16], size: 8 }],
    ['next->parent', { offsets: [16, 0], size: 4 }],
    ['next->elements', { offsets: [16, 8], size: 64, step: 16 }],
    ['next->elements.mask.sig', { offsets: [16, 16], size: 8, step: 8 }],
    ['next->__parent|parent', { offsets: [16, 0], size: 4 }],
  ])('is found by its path: %s', (path, place) => {
    expect(btf.place('thread', path)).toEqual(place)
  })

  it.each([
    ['thread', 'missing'],
    ['thread', 'a.deeper'],
    ['thread', 'a->deeper'],
    ['thread', 'next->missing'],
    ['missing', 'a'],
  ])('that does not exist is not found: %s %s', (structure, path) => {
    expect(btf.place(structure, path)).toBeUndefined()
  })

  it('is looked for in the structure of that name, not in a function of it', () => {
    expect(btf.functionId('walk')).toBeGreaterThan(0)
    expect(btf.functionId('thread')).toBeUndefined()
    expect(btf.structureId('walk')).toBeUndefined()
  })
})

describe('a description that is not one', () => {
  it('is refused when it is cut off, anywhere', () => {
    const whole = small()
    for (let length = 0; length < whole.length; length++) {
      expect(indexBtf(Buffer.from(whole.subarray(0, length)))).toBeUndefined()
    }
  })

  it('may be anything: it is refused or searched, and the search ends', () => {
    const whole = small()
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 })
    fc.assert(
      fc.property(damage, (places) => {
        const bytes = Buffer.from(new Uint8Array(whole).buffer)
        for (const [at, value] of places) bytes[at] = value
        const index = indexBtf(bytes)
        if (index === undefined) return
        const btf = new Btf(index)
        for (const path of ['a', 'deep', 'flag', 'next->elements.mask.sig', 'set.sig']) {
          btf.place('thread', path)
        }
        const found = kernelPlaces(btf, 'x64')
        expect(found.ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused as random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(indexBtf(Buffer.from(bytes))).toBeUndefined()
      }),
    )
  })

  it('that is not there is named', () => {
    expect(readBtf('/nowhere/btf')).toEqual({ ok: false, detail: '/nowhere/btf: ENOENT' })
    expect(readBtf('/proc/self/exe').ok).toBe(false)
  })
})

describe.skipIf(noBpf)('this kernel', () => {
  it('has every field, and a program no longer than the kernel takes', () => {
    const reading = readBtf()
    if (!reading.ok) throw new Error(reading.detail)
    const found = kernelPlaces(reading.btf, process.arch)
    if (!found.ok) throw new Error(found.missing)
    const program = iteratorProgram(found.places)
    expect(program.length % 8).toBe(0)
    expect(program.length / 8).toBeGreaterThan(1000)
    expect(program.length / 8).toBeLessThan(4096)
  })
})
