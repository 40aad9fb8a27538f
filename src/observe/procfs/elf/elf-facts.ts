/**
 * What the executable file tells: how it was linked, and whether the Go toolchain made it. Opening /proc/PID/exe takes the
 * rights of a debugger for the process and those of a reader for the file.  proc_pid_exe(5), elf(5), ld.so(8)
 */
import type { ElfFacts } from '../../program-facts.ts'
import { readGoVersion } from '../go/go-version.ts'
import { type ElfImage, type Segment, viewOf, wordIn } from './image.ts'

/** What an image says of itself. */
export function elfFactsOf(image: ElfImage): ElfFacts {
  const interpreter = interpreterOf(image)
  const goVersion = readGoVersion(image)
  return {
    isStatic: interpreter === undefined && !needsLibraries(image),
    ...(interpreter === undefined ? {} : { interpreter }),
    ...(goVersion === undefined ? {} : { goVersion }),
  }
}

function interpreterOf(image: ElfImage): string | undefined {
  const segment = segmentOf(image, interp)
  if (segment === undefined || segment.size > maxPath) return undefined
  const bytes = image.read(segment.offset, segment.size)
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end)
}

/** Whether the dynamic section names a library (DT_NEEDED); that of a static program which can be moved names none. */
function needsLibraries(image: ElfImage): boolean {
  const segment = segmentOf(image, dynamic)
  if (segment === undefined) return false
  const view = viewOf(image.read(segment.offset, Math.min(segment.size, maxDynamic)))
  const size = image.is64 ? 16 : 8
  for (let at = 0; at + size <= view.byteLength; at += size) {
    const tag = wordIn(view, at, image)
    if (tag === needed) return true
    if (tag === endOfTags) return false
  }
  return false
}

function segmentOf({ segments }: ElfImage, type: number): Segment | undefined {
  return segments.find((segment) => segment.type === type)
}

/** PT_DYNAMIC and PT_INTERP. */
const dynamic = 2
const interp = 3
/** DT_NULL and DT_NEEDED. */
const endOfTags = 0
const needed = 1
/** PATH_MAX: the kernel runs no file that names a longer one. */
const maxPath = 4096
const maxDynamic = 65536
