/** What a fact that was read says about one signal: the right-hand side of the evidence. */
import type { DefaultAction } from '../../kernel/index.ts'

export interface FindingTexts {
  /** Heads of values that no file names: the sender, and the signal's default action. */
  readonly labels: { readonly sender: string; readonly action: string; readonly notRead: string }
  sender(about: { readonly may: boolean; readonly capKill: boolean }): string
  place(from: 'inside' | 'host'): string
  init(kind: 'global' | 'namespace' | 'no', isAssumed: boolean): string
  /** `others` are the other members of the mask, already shortened; `count` is how many. */
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
  /** A fact that could not be read, and what is assumed in its place. */
  notRead(why: string): string
}

export interface MaskFinding {
  readonly signal: string
  readonly has: boolean
  readonly others: string
  readonly count: number
}
