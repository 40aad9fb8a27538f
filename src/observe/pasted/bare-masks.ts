/**
 * Masks without any label, the way they are copied out of an article. What they are nobody can know; the caller decides, and
 * says so. Only looked for where nothing else was found.
 */
import { formatMask, parseLooseMask } from '../../kernel/index.ts'
import type { MaskKey } from '../status/keys.ts'
import type { Block } from './blocks.ts'

export interface BareMasks {
  readonly blocks: readonly Block[]
  /** Their lines. */
  readonly lines: readonly number[]
}

/** Every number of full width, or the only word of the text; each as the one mask of a process. */
export function bareMasks(lines: readonly string[], key: MaskKey): BareMasks {
  const found = lines.flatMap((text, index) =>
    masksIn(text, lines).map((mask) => ({ mask, index })),
  )
  return {
    lines: found.map(({ index }) => index + 1),
    blocks: found.map(({ mask, index }) => {
      const field = { value: mask.digits, line: index + 1, isWhole: true }
      return { fields: new Map([[key, [field]]]), loose: mask.isLoose ? [field] : [] }
    }),
  }
}

interface BareMask {
  readonly digits: string
  readonly isLoose: boolean
}

function masksIn(text: string, lines: readonly string[]): BareMask[] {
  const isOnlyWord = lines.every((line) => line === text || line.trim() === '')
  const loose = isOnlyWord ? parseLooseMask(text) : undefined
  if (loose?.ok === true) {
    const digits = formatMask(loose.set, loose.width)
    return [{ digits, isLoose: !text.toLowerCase().includes(digits) }]
  }
  if (label.test(text)) return []
  return [...text.matchAll(fullWidth)].map(([, digits = '']) => ({ digits, isLoose: false }))
}

/** Whatever has a name of its own, such as `CapEff:`, is not the mask that was meant. */
const label = /^\W*(?!(?:sig)?mask\b)\w+["'`]?\s*[:=]/i

const fullWidth = /(?<![\da-z_.-])(?:0x)?([\da-f]{32}|[\da-f]{16})(?![\da-z_.-]*[\da-z_])/giu
