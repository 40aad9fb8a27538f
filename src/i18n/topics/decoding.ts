/** The sentences of a decoded mask. */
import type { MaskName } from '../mask-name.ts'

export interface DecodingTexts {
  /** What the members have in common, after the mask and a colon: *handlers for INT and CHLD.* */
  readonly meanings: Readonly<Record<MaskName, (members: string) => string>>
  /** The same of an empty mask. */
  readonly empty: Readonly<Record<MaskName, string>>
  /** The members of a mask that holds nearly all signals. */
  allBut(names: string): string
  readonly columns: { readonly number: string; readonly name: string; readonly purpose: string }
  readonly headings: { readonly set: string; readonly clear: string }
  /** Above the small table of what a process with these masks does. */
  readonly initWith: string
  readonly processWith: string
  /** Bits that no process can set: SIGKILL and SIGSTOP. */
  impossible(names: string): string
  /** Which architecture's numbers were used. */
  readWith(machines: string): string
}
