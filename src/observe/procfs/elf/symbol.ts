/**
 * One symbol of an ELF file by its name, without reading more of the file than its symbol table. The names stand in a table
 * of their own: it is searched for the name first, and then the symbols for the place where the name was found.
 * elf(5) "String and symbol tables"
 */
import { type ElfImage, viewOf, wordIn } from './image.ts'
import { findSections, type Section } from './sections.ts'

export interface ElfSymbol {
  readonly address: number
  readonly size: number
}

/** The symbol of a 64-bit file; `undefined` when the file was stripped, or has none or several with this name. */
export function findSymbol(image: ElfImage, name: string): ElfSymbol | undefined {
  const { '.symtab': symbols, '.strtab': names } = findSections(image, ['.symtab', '.strtab'])
  if (!image.is64 || symbols === undefined || names === undefined) return undefined
  if (symbols.size > maxTable || names.size > maxTable) return undefined
  const places = placesOf(image, names, `${name}\0`)
  const found = places.size === 0 ? [] : symbolsNamed(image, symbols, places)
  return found.length === 1 ? found[0] : undefined
}

/** Where the name stands in the table of names, alone or as the end of a longer one. */
function placesOf(image: ElfImage, names: Section, text: string): Set<number> {
  const places = new Set<number>()
  for (let start = 0; start < names.size; start += piece) {
    const length = Math.min(piece + text.length - 1, names.size - start)
    const bytes = image.read(names.offset + start, length)
    for (let at = bytes.indexOf(text, 0, 'latin1'); at >= 0; ) {
      places.add(start + at)
      at = bytes.indexOf(text, at + 1, 'latin1')
    }
  }
  return places
}

function symbolsNamed(image: ElfImage, symbols: Section, places: Set<number>): ElfSymbol[] {
  const found: ElfSymbol[] = []
  for (let start = 0; start < symbols.size; start += piece) {
    const bytes = image.read(symbols.offset + start, Math.min(piece, symbols.size - start))
    const view = viewOf(bytes)
    for (let at = 0; at + rowSize <= bytes.length; at += rowSize) {
      if (!places.has(view.getUint32(at, image.isLittle))) continue
      found.push({
        address: wordIn(view, at + 8, image),
        size: wordIn(view, at + 16, image),
      })
    }
  }
  return found
}

/** Elf64_Sym. */
const rowSize = 24
const piece = rowSize * 8192
/** Larger than that of any program known. */
const maxTable = 1 << 26
