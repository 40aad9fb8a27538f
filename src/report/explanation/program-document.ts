/** The program of a process as data: JSON has no infinity and no `undefined`, so no limit and a closed descriptor are `null`. */
import type { SignalSet } from '../../kernel/index.ts'
import type { Fact } from '../../observe/fact.ts'
import type { CgroupPath, ElfFacts, ProgramFacts } from '../../observe/program-facts.ts'
import { type FactDocument, factDocument, type MaskDocument, plainFact } from '../fact-document.ts'

export interface ProgramDocument {
  readonly executable: FactDocument<string>
  readonly elf: FactDocument<ElfFacts>
  readonly children: FactDocument<readonly number[]>
  readonly cgroups: FactDocument<readonly CgroupPath[]>
  readonly age: FactDocument<number>
  readonly terminal: FactDocument<number>
  readonly descriptors: FactDocument<readonly (string | null)[]>
  readonly limits: FactDocument<readonly LimitDocument[]>
  readonly oneShot: FactDocument<MaskDocument>
  readonly notified: FactDocument<MaskDocument>
  readonly unkillable: FactDocument<boolean>
}

interface LimitDocument {
  readonly name: string
  readonly soft: number | null
  readonly hard: number | null
}

/** `mask` writes sets of signals as the rest of the document does. */
export function programDocument(
  program: ProgramFacts,
  mask: (fact: Fact<SignalSet>) => FactDocument<MaskDocument>,
): ProgramDocument {
  return {
    executable: plainFact(program.executable),
    elf: plainFact(program.elf),
    children: plainFact(program.children),
    cgroups: plainFact(program.cgroups),
    age: plainFact(program.age),
    terminal: plainFact(program.terminal),
    descriptors: factDocument(program.descriptors, (targets) =>
      targets.map((target) => target ?? null),
    ),
    limits: factDocument(program.limits, (limits) =>
      limits.map(({ name, soft, hard }) => ({ name, soft: finite(soft), hard: finite(hard) })),
    ),
    oneShot: mask(program.oneShot),
    notified: mask(program.notified),
    unkillable: plainFact(program.unkillable),
  }
}

function finite(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null
}
