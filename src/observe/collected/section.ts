/**
 * The lines about one process, by their keys. The last process of a text that breaks off may lack some: what has several lines
 * is whole only if something that is printed after it is there, too.
 */
import { type Unknown, unknown } from '../fact.ts'
import type { CollectedLine } from './collected-text.ts'

export interface Section {
  readonly pid: number
  readonly lines: readonly CollectedLine[]
}

/** The texts of all lines with this key. */
export function allOf({ lines }: Section, key: string): readonly string[] {
  return lines.flatMap((line) => (line.key === key ? [line.text] : []))
}

/** The text of the first line with this key. */
export function firstOf({ lines }: Section, key: string): string | undefined {
  return lines.find((line) => line.key === key)?.text
}

/** Whether it has a line with one of these keys. */
export function hasAny({ lines }: Section, ...keys: readonly string[]): boolean {
  return lines.some(({ key }) => keys.includes(key))
}

/**
 * Why there is nothing, where the collector says so: `?` what it may not read, `-` what is not there, `>` what is too much.
 * `undefined` for anything else.
 */
export function whyNot(text: string | undefined, path: string): Unknown | undefined {
  switch (text) {
    case undefined:
    case '-':
      return unknown('absent', path)
    case '?':
      return unknown('not-permitted', path)
    case '>':
      return unknown('not-asked', path)
  }
  return undefined
}
