/** The sentences of `lab verify --random`: the model's world and real processes through the same random operations. */
import type { Disagreement } from '../../lab/random/difference.ts'
import type { TheatreRefusal } from '../../lab/random/theatre.ts'

export interface RandomTexts {
  agrees(operations: number): string
  differs(operations: number): string
  ran(about: {
    readonly seed: number
    readonly seconds: number
    readonly perSecond: number
  }): string
  tried(about: { readonly handled: number; readonly ended: number }): string
  readonly columns: { readonly call: string; readonly times: string }
  /** Above the trace; `foundAfter` is how long it was before it was made short. */
  trace(length: number, foundAfter: number): string
  /** What they disagree about, and for which process. */
  readonly about: Readonly<Record<Disagreement['about'], (process: string) => string>>
  readonly model: string
  readonly kernel: string
  readonly nothing: string
  again(command: string): string
  readonly refusals: Readonly<Record<TheatreRefusal['refused'], (detail: string) => string>>
}
