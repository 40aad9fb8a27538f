/** A time that has passed, in two units at most: `20 ms`, `1 s`, `1.0 s`, `10 s`, `3 min 12 s`, `2 d 4 h`. */

export interface DurationUnits {
  readonly milliseconds: string
  readonly seconds: string
  readonly minutes: string
  readonly hours: string
  readonly days: string
}

/** In the units of a language, each written after its number. */
export function durationIn(units: DurationUnits): (milliseconds: number) => string {
  return (milliseconds) => {
    const rounded = Math.round(milliseconds)
    if (rounded < 1000) return `${rounded}${units.milliseconds}`
    const tenths = (rounded / 1000).toFixed(1)
    // What is exact was said so by somebody; what is not was measured.
    if (Number(tenths) < 10 && rounded % 1000 !== 0) return `${tenths}${units.seconds}`
    const seconds = Math.round(rounded / 1000)
    if (seconds < 60) return `${seconds}${units.seconds}`
    return twoOf(seconds, units)
  }
}

function twoOf(seconds: number, units: DurationUnits): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return joined(minutes, units.minutes, seconds % 60, units.seconds)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return joined(hours, units.hours, minutes % 60, units.minutes)
  return joined(Math.floor(hours / 24), units.days, hours % 24, units.hours)
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${large}${largeUnit}`
  return small === 0 ? first : `${first} ${small}${smallUnit}`
}
