/** What each signal is for, in at most 52 columns: the right-hand column of the signal table.  signal(7) */
import type { DefaultAction, SignalName } from '../../kernel/index.ts'

export interface SignalTexts {
  readonly purposes: Readonly<Record<SignalName, string>>
  /** A real-time signal that programs may use as they like. */
  readonly realTime: string
  /** One that the C libraries keep for their threads (32–34). */
  readonly reserved: string
  /** What happens by default, as a word of a table. */
  readonly actions: Readonly<Record<DefaultAction, string>>
  /** What happens by default, as the end of a sentence about the process. */
  readonly actionPhrases: Readonly<Record<DefaultAction, string>>
}
