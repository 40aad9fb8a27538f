/** A death as data. The shape is docs/schema/death-1.json. Numbers of signals are named; times are ISO 8601. */
import type { Death, Inquest } from '../../explain/death/death.ts'
import type { Circumstance, Contradiction, Evidence } from '../../explain/death/evidence.ts'
import type { TimelineEntry } from '../../explain/death/timeline.ts'
import { type FactDocument, factDocument } from '../fact-document.ts'
import { engineSignalName } from '../signal-names.ts'

export interface InquestDocument {
  readonly schema: 'sigwhy/death/1'
  readonly container: { readonly engine: string; readonly id: string; readonly name: string }
  readonly life: Inquest['life']
  readonly livesSince?: string
  readonly death?: DeathDocument
}

export interface DeathDocument {
  readonly cause: Named<Death['cause']>
  readonly confidence: Death['confidence']
  readonly rule: string
  readonly exitCode: FactDocument<number>
  readonly startedAt: FactDocument<string>
  readonly endedAt: FactDocument<string>
  readonly timeline: readonly Named<TimelineEntry>[]
  readonly evidence: readonly Named<Evidence>[]
  readonly others: Death['others']
  readonly circumstances: readonly Named<Circumstance>[]
  readonly contradictions: readonly Named<Contradiction>[]
  readonly unread: readonly {
    readonly source: string
    readonly unknown: string
    readonly detail?: string
  }[]
  readonly next: readonly string[]
}

/** With the signal by its name. */
type Named<T> = T extends { readonly signal?: number }
  ? Omit<T, 'signal'> & { readonly signal?: string }
  : T

export function inquestDocument({ subject, life, livesSince, death }: Inquest): InquestDocument {
  const { engine, id, name } = subject
  return {
    schema: 'sigwhy/death/1',
    container: { engine, id, name },
    life,
    ...(livesSince !== undefined && { livesSince: iso(livesSince) }),
    ...(death && { death: deathDocument(death) }),
  }
}

function deathDocument(death: Death): DeathDocument {
  const { cause, timeline, evidence, unread, next } = death
  return {
    cause: named(cause),
    confidence: death.confidence,
    rule: death.rule,
    exitCode: factDocument(death.exitCode, (code) => code),
    startedAt: factDocument(death.startedAt, iso),
    endedAt: factDocument(death.endedAt, iso),
    timeline: timeline.map(named),
    evidence: evidence.map(named),
    others: death.others,
    circumstances: death.circumstances.map(named),
    contradictions: death.contradictions.map(named),
    unread: unread.map(({ source, because: { why, detail } }) => ({
      source,
      unknown: why,
      ...(detail !== undefined && { detail }),
    })),
    next: next.map(({ code }) => code),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

/** Milliseconds are whole: what is less is not meant. */
function named<T extends object>(value: T): Named<T> {
  const entries = Object.entries(value).map(([key, each]) => {
    if (key === 'signal' && typeof each === 'number') return [key, engineSignalName(each)]
    return [key, typeof each === 'number' ? Math.round(each) : each]
  })
  return Object.fromEntries(entries)
}
