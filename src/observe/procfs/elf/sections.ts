/**
 * A section of an ELF file, found by its name. Nothing needs sections to run, so a stripped or packed file may have none.
 * elf(5) "Section header"
 */
import type { Buffer } from 'node:buffer'
import { type ElfImage, intIn, wordIn } from './image.ts'

export interface Section {
  readonly offset: number
  readonly size: number
}

/** The sections with these names; those that are not there are left out. */
export function findSections<Name extends string>(
  image: ElfImage,
  names: readonly Name[],
): Partial<Record<Name, Section>> {
  const { offset, count, names: namesIndex } = image.sections
  const size = image.is64 ? 64 : 40
  const found: Partial<Record<Name, Section>> = {}
  if (offset === 0 || count > maxSections || namesIndex >= count) return found
  const table = image.read(offset, size * count)
  if (table.length !== size * count) return found
  const rowAt = (index: number) => table.subarray(index * size, (index + 1) * size)
  const place = placeOf(rowAt(namesIndex), image)
  if (place.size > maxNames) return found
  const texts = image.read(place.offset, place.size)
  for (let index = 1; index < count; index++) {
    const text = textAt(texts, intIn(rowAt(index), 0, image))
    const name = names.find((wanted) => wanted === text)
    if (name !== undefined) found[name] = placeOf(rowAt(index), image)
  }
  return found
}

function placeOf(row: Buffer, image: ElfImage): Section {
  const [offset, size] = image.is64 ? [24, 32] : [16, 20]
  return { offset: wordIn(row, offset, image), size: wordIn(row, size, image) }
}

function textAt(texts: Buffer, start: number): string {
  const end = texts.indexOf(0, start)
  return end < 0 ? '' : texts.toString('latin1', start, end)
}

const maxSections = 4096
const maxNames = 1 << 20
