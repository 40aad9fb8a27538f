/**
 * Where a scenario is played: an outside puppet of its own, so that nothing it does to itself (descriptors, limits,
 * sessions, tracing) outlives the scenario, and whatever it makes below.
 */

import type { InitEnd } from '../../kernel/ends-of-an-init.ts'
import {
  type Citation,
  type KernelTraits,
  type TraceResult,
  traceResultNumbers,
} from '../../kernel/index.ts'
import type { Lab } from '../lab.ts'
import type { Unobserved } from '../outcome.ts'
import type { Findings, Unplayable } from '../scenario.ts'
import { architecture } from '../subject/here.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { SpawnOptions } from '../subject/spawn.ts'
import type { Claim, Theme, ThemedScenario } from './themed.ts'

/** What a scenario needs beyond PID namespaces; also the code of what is missing. */
export type Need = 'root' | 'x86-64'

/** A scenario as its theme writes it. */
export interface Script {
  /** Unique; `theme/what-happens`. */
  readonly id: string
  readonly theme: Theme
  readonly cites: readonly Citation[]
  readonly claim?: Claim
  readonly shows?: InitEnd
  readonly needs?: readonly Need[]
  readonly slow?: true
  model(traits: KernelTraits): Findings
  kernel(stage: Stage): Findings | Unplayable
}

/** The scenario of a script. */
export function scenario({ needs = [], kernel, ...script }: Script): ThemedScenario {
  return {
    ...script,
    id: `scenario/${script.id}`,
    kernel(lab) {
      const missing = whatIsMissing(lab, needs)
      if (missing) return { missing }
      const stage = new Stage(lab)
      try {
        return kernel(stage)
      } finally {
        stage.end()
      }
    },
  }
}

/** A place with one process outside, and inits below it. */
export class Stage {
  readonly lab: Lab
  /** In no namespace of the scenario; the parent of the inits made here, and ended last. */
  readonly outside: Puppet
  private readonly closing: (() => void)[] = []
  private readonly first: Puppet[] = []
  private readonly others: ReadonlySet<Puppet>

  constructor(lab: Lab) {
    this.lab = lab
    this.others = new Set(lab.lane.outer.dependents)
    this.outside = lab.lane.outer.spawn()
  }

  /** The init of a new PID namespace. */
  newInit(options: SpawnOptions = {}): Puppet {
    return this.outside.spawn({ ...options, newPidNamespace: true })
  }

  /** A process like the others: the target that an init is compared with. */
  newOrdinary(options: SpawnOptions = {}): Puppet {
    return this.newInit().spawn(options)
  }

  /** Forgets what was traced so far, so that {@link generated} speaks of what comes now. */
  begin(): void {
    if ('take' in this.lab.trace) this.lab.trace.take()
  }

  /** What the kernel said about the first signal of this number to the puppet since {@link begin}. */
  generated(puppet: Puppet, signal: number): Generated {
    if (!('take' in this.lab.trace)) return { result: 'unobserved', sentAs: 'unobserved' }
    const { events } = this.lab.trace.take()
    for (const event of events) {
      if (event.kind !== 'generate' || event.signal !== signal) continue
      if (event.thread !== puppet.pid) continue
      return { result: resultNames.get(event.result) ?? 'none', sentAs: sentAs(event.code) }
    }
    return { result: 'none', sentAs: 'none' }
  }

  /** Ends this puppet before all others when the scenario is over. */
  endsFirst(puppet: Puppet): void {
    this.first.push(puppet)
  }

  /** Does this when the scenario is over and its processes are gone. */
  afterwards(act: () => void): void {
    this.closing.push(act)
  }

  /** Ends all processes, then removes what else there is. */
  end(): void {
    try {
      for (const puppet of this.first) puppet.end()
      // Whoever lost its parent is the outer puppet's own child by now.
      for (const puppet of [...this.lab.lane.outer.dependents]) {
        if (!this.others.has(puppet)) puppet.end()
      }
    } finally {
      for (const act of this.closing.reverse()) act()
    }
  }
}

/** The trace event of one signal. */
export interface Generated {
  readonly result: TraceResult | Unobserved
  /** Who sent it, as si_code says: SI_KERNEL, SI_USER or something else. */
  readonly sentAs: 'kernel' | 'user' | 'other' | 'none' | Unobserved
}

const resultNames = new Map<number, TraceResult>(
  Object.entries(traceResultNumbers).map(([name, number]) => [number, name as TraceResult]),
)

const codeOfKernel = 0x80

function sentAs(code: number): Generated['sentAs'] {
  return code === codeOfKernel ? 'kernel' : code === 0 ? 'user' : 'other'
}

function whatIsMissing({ lane }: Lab, needs: readonly Need[]): string | undefined {
  if (lane.namespaces === 'refused') return 'pid-namespaces'
  if (needs.includes('root') && (lane.namespaces !== 'plain' || process.geteuid?.() !== 0)) {
    return 'root'
  }
  return needs.includes('x86-64') && architecture !== 'x86-64' ? 'x86-64' : undefined
}
