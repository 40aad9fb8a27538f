/**
 * A section of an ELF file, found by its name. Nothing needs sections to run, so a stripped or packed file may have none.
 * elf(5) "Section header"
 */
import { type ElfImage, viewOf, wordIn } from './image.ts'

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
  const bytes = image.read(offset, size * count)
  if (bytes.length !== size * count) return found
  const table = viewOf(bytes)
  const place = placeAt(table, namesIndex * size, image)
  if (place.size > maxNames) return found
  const texts = image.read(place.offset, place.size)
  for (const name of names) {
    const text = texts.indexOf(`\0${name}\0`, 0, 'latin1') + 1
    if (text === 0) continue
    for (let at = size; at < bytes.length; at += size) {
      if (table.getUint32(at, image.isLittle) === text) found[name] = placeAt(table, at, image)
    }
  }
  return found
}

function placeAt(table: DataView, row: number, image: ElfImage): Section {
  const [offset, size] = image.is64 ? [24, 32] : [16, 20]
  return { offset: wordIn(table, row + offset, image), size: wordIn(table, row + size, image) }
}

const maxSections = 4096
const maxNames = 1 << 20
