/**
 * How far the kernel moved a program from the addresses in its file: not at all, or, for a position-independent one, by a
 * random distance. It tells every program where it starts; the file says where it would have.
 * getauxval(3) AT_ENTRY; proc_pid_auxv(5); fs/binfmt_elf.c: create_elf_tables()
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { ElfImage } from './elf/image.ts'
import { inFile, unreadFact } from './read.ts'

/** The distance for the process of `directory` (`/proc/7`), which executes the 64-bit little-endian `image`. */
export function loadBias(directory: string, image: ElfImage): Fact<number> {
  const path = `${directory}/auxv`
  const bytes = inFile(path, (read) => read(0, 4096))
  if (!bytes.ok) return unreadFact(bytes)
  for (let at = 0; at + rowSize <= bytes.value.length; at += rowSize) {
    if (bytes.value.readBigUInt64LE(at) === entryTag) {
      return known(Number(bytes.value.readBigUInt64LE(at + 8)) - image.entry, path)
    }
  }
  return unknown('absent', `${path}: AT_ENTRY`)
}

const rowSize = 16
/** AT_ENTRY. */
const entryTag = 9n
