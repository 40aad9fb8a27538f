/**
 * A scenario: a case that is a story of its own, such as a fault, a timer or a reboot. It says in its own words what the
 * model expects and what the kernel did, as the same record; the laboratory runs and compares it like any other case.
 */
import type { Citation, KernelTraits } from '../kernel/index.ts'
import type { Lab } from './lab.ts'

/** What was found, field by field; the first field that differs is the mismatch. `'unobserved'` matches everything. */
export type Findings = Readonly<Record<string, string | number | boolean>>

/** The scenario cannot be played here; `missing` is a code, such as `tracefs` or `cap-sys-boot`. */
export interface Unplayable {
  readonly missing: string
}

export interface Scenario {
  /** Unique among all cases; `scenario/…`. */
  readonly id: string
  /** What the expectation rests on. */
  readonly cites: readonly Citation[]
  /** It takes more than a tenth of a second, so the quick run leaves it out. */
  readonly slow?: true
  /** What the model says. */
  model(traits: KernelTraits): Findings
  /** What happens on this machine. Everything it starts below the lane's outer puppet is ended afterwards. */
  kernel(lab: Lab): Findings | Unplayable
}
