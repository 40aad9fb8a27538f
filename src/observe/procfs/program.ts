/**
 * Which program a process runs and how it was started, as far as procfs says. Each part takes rights of its own and may be
 * refused alone.  proc(5), ptrace(2) "Ptrace access mode checking"
 */
import type { SignalSet } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'
import type { ElfFacts, ProgramFacts } from '../program-facts.ts'
import { ageFact } from './age.ts'
import { readCgroups } from './cgroups.ts'
import { readChildren } from './children.ts'
import { readDescriptors } from './descriptors.ts'
import { elfFactsOf } from './elf/elf-facts.ts'
import { readImage } from './elf/image.ts'
import { unlessThere } from './executable.ts'
import { readNotified } from './go/notified.ts'
import { readLimits } from './limits.ts'
import { inFile } from './read.ts'
import type { Snapshot } from './snapshot.ts'

export interface ProgramOptions {
  readonly proc: string
  /** `/proc/7`. */
  readonly directory: string
  readonly threads: Fact<readonly ThreadObservation[]>
}

/** Reads the facts of the program that the process of the snapshot runs. */
export function readProgram(
  { startTime, terminal, status, image }: Snapshot,
  { proc, directory, threads }: ProgramOptions,
): ProgramFacts {
  return {
    executable: image.executable,
    ...readFile(directory, status.masks.caught),
    children: readChildren(directory, threads),
    cgroups: readCgroups(directory),
    age: ageFact(proc, startTime),
    terminal,
    descriptors: readDescriptors(directory),
    limits: readLimits(directory),
    oneShot: unknown('not-asked'),
    unkillable: unknown('not-asked'),
  }
}

/** What takes the executable file itself, opened once. */
function readFile(
  directory: string,
  caught: Fact<SignalSet>,
): { readonly elf: Fact<ElfFacts>; readonly notified: Fact<SignalSet> } {
  const path = `${directory}/exe`
  const facts = inFile(path, (read) => {
    const image = readImage(read)
    if (image === undefined) return undefined
    const facts = elfFactsOf(image)
    const program = { image, version: facts.goVersion }
    return { elf: known(facts, path), notified: readNotified(directory, program, caught) }
  })
  if (facts.ok && facts.value !== undefined) return facts.value
  const why = facts.ok ? unknown('malformed', path) : unlessThere(facts)
  return { elf: why, notified: why }
}
