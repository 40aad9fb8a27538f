/**
 * The version of Go in the build information that its linker leaves in every program: sixteen bytes that say how it is
 * stored; then, from Go 1.18 on, the text itself, and before that a pointer to a string in the program's data.
 * Go: debug/buildinfo, cmd/link/internal/ld: (*Link).buildinfo()
 */
import type { Buffer } from 'node:buffer'
import { type ElfImage, viewOf, wordIn } from '../elf/image.ts'
import { findSections } from '../elf/sections.ts'

/** The version, such as `go1.19.8`; `undefined` for programs of other languages, and where it is not to be found. */
export function readGoVersion(image: ElfImage): string | undefined {
  const section = findSections(image, ['.go.buildinfo'])['.go.buildinfo']
  if (section === undefined) return undefined
  const bytes = image.read(section.offset, Math.min(section.size, enough))
  if (bytes.length < headLength || bytes.indexOf(magic, 0, 'latin1') !== 0) return undefined
  const isInline = ((bytes[15] ?? 0) & 2) !== 0
  const version = isInline ? behindHead(bytes) : pointedTo(image, bytes)
  return version !== undefined && /^(go|devel )[\x20-\x7e]+$/.test(version) ? version : undefined
}

/** The length in one byte, because no version has more than 127, and the text. */
function behindHead(bytes: Buffer): string {
  const start = headLength + 1
  return bytes.toString('latin1', start, start + (bytes[headLength] ?? 0))
}

/** A Go string is an address and a length. */
function pointedTo(image: ElfImage, bytes: Buffer): string | undefined {
  const size = image.is64 ? 8 : 4
  const string = readLoaded(image, wordIn(viewOf(bytes), 16, image), 2 * size)
  if (string === undefined) return undefined
  const header = viewOf(string)
  const text = readLoaded(image, wordIn(header, 0, image), wordIn(header, size, image))
  return text?.toString('latin1')
}

/** What the file holds for an address of the running program. */
function readLoaded(image: ElfImage, address: number, length: number): Buffer | undefined {
  if (length > enough) return undefined
  const segment = image.segments.find(
    ({ type, address: start, size }) =>
      type === loaded && address >= start && address + length <= start + size,
  )
  const bytes = segment && image.read(segment.offset + address - segment.address, length)
  return bytes?.length === length ? bytes : undefined
}

const magic = '\xff Go buildinf:'
const headLength = 32
/** More than a version takes, with the names of experiments. */
const enough = 160
/** PT_LOAD. */
const loaded = 1
