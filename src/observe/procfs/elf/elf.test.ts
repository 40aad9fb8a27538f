import { Buffer } from 'node:buffer'
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzRuns } from '../../../../test/status-texts.ts'
import type { ReadAt } from '../read.ts'
import { elfFactsOf } from './elf-facts.ts'
import { readImage } from './image.ts'
import { findSymbol } from './symbol.ts'

interface Shape {
  readonly is64: boolean
  readonly isLittle: boolean
}

const base = 0x400000

/** A file with one loaded segment that is all of it, an interpreter, and the build information of an old Go. */
function composed({ is64, isLittle }: Shape): Buffer {
  const file = Buffer.alloc(1024)
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const half = (at: number, value: number) => view.setUint16(at, value, isLittle)
  const word = (at: number, value: number) =>
    is64 ? view.setBigUint64(at, BigInt(value), isLittle) : view.setUint32(at, value, isLittle)
  const size = is64 ? 8 : 4
  file.write('\x7fELF', 'latin1')
  file[4] = is64 ? 2 : 1
  file[5] = isLittle ? 1 : 2
  half(18, 62)
  word(24, base + 0x123)
  word(24 + size, 0x80)
  word(24 + 2 * size, 0x180)
  const tail = is64 ? 54 : 42
  for (const [index, value] of [is64 ? 56 : 32, 2, is64 ? 64 : 40, 3, 2].entries()) {
    half(tail + 2 * index, value)
  }
  const segment = (index: number, type: number, offset: number, length: number) => {
    const at = 0x80 + index * (is64 ? 56 : 32)
    view.setUint32(at, type, isLittle)
    const [o, a, l] = is64 ? [8, 16, 32] : [4, 8, 16]
    word(at + o, offset)
    word(at + a, base + offset)
    word(at + l, length)
  }
  segment(0, 1, 0, 1024)
  segment(1, 3, 0x300, 12)
  file.write('/lib/ld.so.1\0', 0x300)
  const section = (index: number, name: number, offset: number, length: number) => {
    const at = 0x180 + index * (is64 ? 64 : 40)
    view.setUint32(at, name, isLittle)
    word(at + (is64 ? 24 : 16), offset)
    word(at + (is64 ? 32 : 20), length)
  }
  section(1, 1, 0x340, 32)
  section(2, 16, 0x280, 27)
  file.write('\0.go.buildinfo\0.shstrtab\0', 0x280)
  file.write('\xff Go buildinf:', 0x340, 'latin1')
  file[0x34e] = size
  file[0x34f] = isLittle ? 0 : 1
  word(0x350, base + 0x380)
  word(0x380, base + 0x3a0)
  word(0x380 + size, 9)
  file.write('go1.15.15', 0x3a0)
  return file
}

const reading =
  (file: Buffer): ReadAt =>
  (offset, length) =>
    file.subarray(Number(offset), Number(offset) + length)

function factsOf(file: Buffer) {
  const image = readImage(reading(file))
  return image && { entry: image.entry, ...elfFactsOf(image), symbol: findSymbol(image, 'main') }
}

const shapes: readonly Shape[] = [
  { is64: true, isLittle: true },
  { is64: true, isLittle: false },
  { is64: false, isLittle: true },
  { is64: false, isLittle: false },
]

describe('an executable file', () => {
  it.each(shapes)('of %j says how it is linked and which Go built it', (shape) => {
    expect(factsOf(composed(shape))).toEqual({
      entry: base + 0x123,
      isStatic: false,
      interpreter: '/lib/ld.so.1',
      goVersion: 'go1.15.15',
      symbol: undefined,
    })
  })

  it('is none when it is a script, or shorter than a head', () => {
    expect(factsOf(Buffer.from(`#!/bin/sh\n${' '.repeat(100)}`))).toBeUndefined()
    expect(factsOf(composed({ is64: true, isLittle: true }).subarray(0, 63))).toBeUndefined()
  })

  it('may be damaged or made up in any way without harm', () => {
    const edits = fc.array(fc.tuple(fc.nat(1023), fc.nat(255)), { maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom(...shapes), edits, fc.nat(1024), (shape, changes, length) => {
        const file = composed(shape)
        for (const [at, value] of changes) file[at] = value
        const facts = factsOf(file.subarray(0, length))
        expect(facts === undefined || typeof facts.isStatic === 'boolean').toBe(true)
      }),
      { numRuns: fuzzRuns },
    )
  })

  it.runIf(process.platform === 'linux')('is read in a few pieces, however large', () => {
    const path = realpathSync(process.execPath)
    const file = openSync(path, 'r')
    let pieces = 0
    let bytes = 0
    try {
      const image = readImage((offset, length) => {
        const piece = Buffer.alloc(length)
        const count = readSync(file, piece, 0, length, offset)
        pieces++
        bytes += count
        return piece.subarray(0, count)
      })
      expect(image && elfFactsOf(image)).toMatchObject({ isStatic: false })
    } finally {
      closeSync(file)
    }
    expect(pieces).toBeLessThan(8)
    expect(bytes).toBeLessThan(statSync(path).size / 100)
  })
})
