/**
 * What the article's two conclusions rest on, and where they end: rows, each about one signal from one side and one sort of
 * init.
 */
import type { Vantage } from '../../explain/forecast.ts'

/** `kill -9 1` never works in a container; `kill 1` works exactly when PID 1 has a handler for SIGTERM. */
export type Claim = 'kill-9-never-works' | 'kill-needs-a-handler'

export type FindingCode =
  | 'kill-9-inside-does-nothing'
  | 'kill-9-from-host-ends'
  | 'term-without-handler-does-nothing'
  | 'handler-ends'
  | 'handler-lives-on'
  | 'ends-without-handler'
  | 'blocked-lives-on'
  | 'term-from-host-is-no-stronger'

/** Conditions that the tour does not try. */
export type Untried =
  /** The kernel itself ends an init: a fault, memory, reboot(2), a dying parent. */
  | 'kernel-sends'
  /** PID 1 of a shared namespace is another process, or the machine's own init. */
  | 'one-is-another'
  /** Kernels on which a blocked leader with an open thread dies. */
  | 'masked-leader'

/** How a process stands to a signal. */
export interface Stand {
  readonly caught: boolean
  /** In sigwait or by a signalfd. */
  readonly awaited: boolean
  readonly blocked: boolean
}

export interface FindingRow {
  readonly code: FindingCode
  /** Whether it bears the claim out, or shows where it ends. */
  readonly stance: 'bears-out' | 'limits'
  readonly signal: 9 | 15
  readonly from: Vantage
  /** Which inits it is about. */
  about(stand: Stand): boolean
  /** What shows it. */
  readonly shown: 'ends' | 'lives-on'
  /** The opposite is no counterexample but a finding of its own. */
  readonly either?: true
}

export interface ClaimRow {
  readonly claim: Claim
  readonly findings: readonly FindingRow[]
  readonly untried: readonly Untried[]
}

const anybody = (): boolean => true
const isCaught = ({ caught }: Stand): boolean => caught
const isOnlyAwaited = ({ caught, awaited }: Stand): boolean => awaited && !caught
const isOnlyBlocked = ({ caught, awaited, blocked }: Stand): boolean =>
  blocked && !caught && !awaited
const isDeaf = ({ caught, awaited, blocked }: Stand): boolean => !caught && !awaited && !blocked

/** The claims, in the article's order. */
// biome-ignore format: one finding a line
export const claims: readonly ClaimRow[] = [
  {
    claim: 'kill-9-never-works',
    findings: [
      { code: 'kill-9-inside-does-nothing', stance: 'bears-out', signal: 9, from: 'inside', about: anybody, shown: 'lives-on' },
      { code: 'kill-9-from-host-ends', stance: 'limits', signal: 9, from: 'host', about: anybody, shown: 'ends' },
    ],
    untried: ['kernel-sends', 'one-is-another'],
  },
  {
    claim: 'kill-needs-a-handler',
    findings: [
      { code: 'term-without-handler-does-nothing', stance: 'bears-out', signal: 15, from: 'inside', about: isDeaf, shown: 'lives-on' },
      { code: 'handler-ends', stance: 'bears-out', signal: 15, from: 'inside', about: isCaught, shown: 'ends', either: true },
      { code: 'handler-lives-on', stance: 'limits', signal: 15, from: 'inside', about: isCaught, shown: 'lives-on', either: true },
      { code: 'ends-without-handler', stance: 'limits', signal: 15, from: 'inside', about: isOnlyAwaited, shown: 'ends', either: true },
      { code: 'blocked-lives-on', stance: 'limits', signal: 15, from: 'inside', about: isOnlyBlocked, shown: 'lives-on' },
      { code: 'term-from-host-is-no-stronger', stance: 'limits', signal: 15, from: 'host', about: isDeaf, shown: 'lives-on' },
    ],
    untried: ['masked-leader'],
  },
]
