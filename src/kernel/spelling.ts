/**
 * Every way people write a signal: 15, TERM, SIGTERM, sigterm, SIG33, RTMIN+3, RTMAX-1, IOT, CLD, POLL. Real-time
 * names are counted the way C libraries do, because kill(1) does so too.
 * kill(1), signal(7) "Real-time signals", bash `kill -l`
 */
import { families } from './numbers.ts'
import { aliasesOf, nameOf, type SignalTable } from './signal-table.ts'
import type { SignalName } from './signals.ts'

/** Which signal RTMIN is: the kernel's own count, or what the C library leaves over. */
export type RealTimeBase = 'kernel' | 'glibc' | 'musl'

const realTimeOffset = { kernel: 0, glibc: 2, musl: 3 } as const satisfies Record<
  RealTimeBase,
  number
>

export type SignalSpelling =
  | { readonly ok: true; readonly signal: number }
  | { readonly ok: false; readonly error: SpellingError }

export type SpellingError =
  | {
      readonly code: 'no-such-signal-name'
      readonly text: string
      readonly didYouMean: readonly string[]
    }
  | { readonly code: 'signal-out-of-range'; readonly text: string; readonly last: number }
  | { readonly code: 'signal-zero'; readonly text: string }

/** Reads one spelling of a signal. Signal 0 only asks whether a process exists, so it is an error of its own. */
export function parseSignal(
  text: string,
  table: SignalTable,
  base: RealTimeBase = 'glibc',
): SignalSpelling {
  const trimmed = text.trim()
  const number = /^(?:SIG)?([-+]?\d+)$/i.exec(trimmed)?.[1]
  if (number) return fromNumber(number, text, table)
  const name = `SIG${trimmed.toUpperCase().replace(/^SIG/, '')}`
  if (name === 'SIGEXIT') return { ok: false, error: { code: 'signal-zero', text } }
  const standard = fromName(name, table)
  if (standard !== undefined) return { ok: true, signal: standard }
  const signal = fromRealTimeName(name, table, base)
  if (signal === undefined) {
    return {
      ok: false,
      error: { code: 'no-such-signal-name', text, didYouMean: closestNames(name, table) },
    }
  }
  if (signal < table.realTimeFirst || signal > table.last) {
    return { ok: false, error: { code: 'signal-out-of-range', text, last: table.last } }
  }
  return { ok: true, signal }
}

/** `SIGTERM`, or `SIGRTMIN+3` counted from the given base, or `SIG33` for one that the C library keeps to itself. */
export function spell(signal: number, table: SignalTable, base: RealTimeBase = 'glibc'): string {
  const name = nameOf(table, signal)
  if (name) return name
  const first = table.realTimeFirst + realTimeOffset[base]
  if (signal < first || signal > table.last) return `SIG${signal}`
  const fromFirst = signal - first
  const fromLast = table.last - signal
  if (fromFirst <= fromLast) return fromFirst === 0 ? 'SIGRTMIN' : `SIGRTMIN+${fromFirst}`
  return fromLast === 0 ? 'SIGRTMAX' : `SIGRTMAX-${fromLast}`
}

function fromNumber(number: string, text: string, table: SignalTable): SignalSpelling {
  const signal = Number(number)
  if (signal === 0) return { ok: false, error: { code: 'signal-zero', text } }
  if (signal < 0 || signal > table.last) {
    return { ok: false, error: { code: 'signal-out-of-range', text, last: table.last } }
  }
  return { ok: true, signal }
}

function fromName(name: string, table: SignalTable): number | undefined {
  for (const [known, number] of table.numberOf) {
    if (known === name || aliasesOf(table, known).includes(name)) return number
  }
  return undefined
}

function fromRealTimeName(
  name: string,
  table: SignalTable,
  base: RealTimeBase,
): number | undefined {
  const match = /^SIGRT(?:MIN(?:\+(\d{1,3}))?|MAX(?:-(\d{1,3}))?)$/.exec(name)
  if (!match) return undefined
  if (name.startsWith('SIGRTMAX')) return table.last - Number(match[2] ?? 0)
  return table.realTimeFirst + realTimeOffset[base] + Number(match[1] ?? 0)
}

function closestNames(name: string, table: SignalTable): string[] {
  const names: SignalName[] = families[table.family].standard.filter((each) => each !== undefined)
  const ranked = [...names, ...names.flatMap((each) => aliasesOf(table, each))]
    .map((each) => ({ each, distance: editDistance(name, each) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)
  return ranked.slice(0, 3).map(({ each }) => each)
}

/** Insertions, deletions and replacements of one letter, and swaps of two neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : replace
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace, swap))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
