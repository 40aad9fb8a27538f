/** What a fact that was read says about one signal: the right-hand side of the evidence. */
import type { DefaultAction } from '../../kernel/index.ts'

export interface FindingTexts {
  /** Names of what no file contains: the sender, and the signal's default action; and of what could not be read. */
  readonly labels: { readonly sender: string; readonly action: string; readonly notRead: string }
  /** In place of a conclusion from facts that could not be read. */
  readonly assumed: string
  /** `isSame`: the sender is the user of the process; else it may only by CAP_KILL. */
  sender(about: SenderFinding): string
  place(from: 'inside' | 'host'): string
  init(kind: 'global' | 'namespace' | 'no', isAssumed: boolean): string
  caught(about: MaskFinding): string
  ignored(about: MaskFinding): string
  blocked(about: MaskFinding): string
  pending(about: MaskFinding): string
  signalfd(about: MaskFinding): string
  awaited(about: MaskFinding): string
  state(life: 'running' | 'stopped' | 'dumping' | 'exiting' | 'reaped'): string
  tracer(isTraced: boolean): string
  queue(isFull: boolean): string
  action(action: DefaultAction): string
}

export interface SenderFinding {
  readonly may: boolean
  readonly uid: number
  readonly isSame: boolean
  readonly capKill: boolean
}

export interface MaskFinding {
  readonly signal: string
  readonly has: boolean
  /** All members of the mask, shortened; `count` is how many names these are. */
  readonly others: string
  readonly count: number
}
