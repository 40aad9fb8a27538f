/**
 * Signals as people read them: names first, and runs of real-time signals as ranges. Real-time names are counted as glibc
 * counts them, because kill(1) does.
 */

import { type SignalSet, type SignalTable, signalsIn, signalTable, spell } from '../kernel/index.ts'

/** `SIGTERM`, `SIGRTMIN+3`, `SIG32`. */
export function longName(signal: number, table: SignalTable): string {
  return spell(signal, table, 'glibc')
}

/** `TERM`, `RTMIN+3`, and `32` for a number without a name. */
export function shortName(signal: number, table: SignalTable): string {
  return longName(signal, table).replace(/^SIG/, '')
}

/** Short names in the order of their numbers; three or more real-time signals in a row become `RTMIN–RTMAX`. */
export function compactNames(signals: SignalSet | readonly number[], table: SignalTable): string[] {
  const numbers = 'w0' in signals ? signalsIn(signals) : signals
  const names: string[] = []
  for (let index = 0; index < numbers.length; ) {
    const first = numbers[index] ?? 0
    let last = first
    while (first >= table.realTimeFirst && numbers[index + last - first + 1] === last + 1) last++
    names.push(...rangeNames(first, last, table))
    index += last - first + 1
  }
  return names
}

/** A run may begin with the signals that C libraries keep, which have numbers only. */
function rangeNames(first: number, last: number, table: SignalTable): string[] {
  const names: string[] = []
  let start = first
  while (start <= last && /^\d+$/.test(shortName(start, table)) && start >= table.realTimeFirst) {
    names.push(shortName(start, table))
    start++
  }
  if (last - start < 2) {
    for (let signal = start; signal <= last; signal++) names.push(shortName(signal, table))
    return names
  }
  return [...names, `${shortName(start, table)}–${shortName(last, table)}`]
}

/** `SIGTERM`. Engines number signals as the machines do that they run on; only the common numbers are in use. */
export function engineSignalName(signal: number): string {
  return longName(signal, signalTable('generic'))
}
