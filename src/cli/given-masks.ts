/** Masks on the command line: `0000000000010002`, `SigCgt=10002`, `SigBlk:0x4000`. */
import type { Catalogue } from '../i18n/catalogue.ts'
import { type MaskName, maskNames } from '../i18n/mask-name.ts'
import { type MaskWidth, parseLooseMask, type SignalSet } from '../kernel/index.ts'
import { type Failure, failure } from './failure.ts'

export interface GivenMask {
  readonly name: MaskName
  readonly set: SignalSet
  readonly width: MaskWidth
}

/** The masks of each process: all that are named belong to one, each bare one is a process of its own. */
export function readMasks(
  inputs: readonly string[],
  bare: MaskName,
  { errors }: Catalogue,
): GivenMask[][] | Failure {
  const named: GivenMask[] = []
  const alone: GivenMask[][] = []
  for (const input of inputs) {
    const [, label, digits = ''] = /^(?:([A-Za-z]+)[=:]\s*)?(.*)$/s.exec(input) ?? []
    const name = label === undefined ? bare : maskNames.find((each) => isSame(each, label))
    if (name === undefined) {
      const error = { code: 'not-a-mask-name', text: label ?? '', allowed: maskNames } as const
      return failure(error, errors.usage, 'usage')
    }
    const parsed = parseLooseMask(digits)
    if (!parsed.ok) return failure(parsed.error, errors.mask, 'usage')
    const mask = { name, set: parsed.set, width: parsed.width }
    if (label === undefined) {
      alone.push([mask])
    } else if (named.some((other) => other.name === name)) {
      return failure({ code: 'mask-twice', name }, errors.usage, 'usage')
    } else {
      named.push(mask)
    }
  }
  return named.length === 0 ? alone : [named, ...alone]
}

function isSame(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.toLowerCase()
}
