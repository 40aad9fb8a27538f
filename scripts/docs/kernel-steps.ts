/** docs/kernel-steps.md: the kernel's decision, step by step, with the cases that put each step to the test. */
import { readFileSync } from 'node:fs'
import {
  citations,
  deliverySteps,
  generationSteps,
  measuredTraits,
  type Step,
} from '../../src/kernel/index.ts'
import type { Case } from '../../src/lab/case.ts'
import { tables } from '../../src/lab/cases/index.ts'
import { onModel } from '../../src/lab/on-model.ts'
import { markdownTable } from './table.ts'

/** The page. */
export function kernelStepsPage(): string {
  const decided = decidedCases()
  const total = Object.values(tables).reduce((sum, { cases }) => sum + cases.length, 0)
  return `# The kernel's decision, step by step

Made from \`src/kernel/steps/\` and the laboratory's tables. A step claims a set of signals; the first to claim a signal rules
on it. \`sigwhy lab verify\` plays ${total.toLocaleString('en')} cases on the model and on the running kernel and compares them.

## In the sender's call

${section(generationSteps, decided)}

## In the thread that takes the signal

${section(deliverySteps, decided)}
`
}

function section(steps: readonly Step[], decided: ReadonlyMap<string, readonly Case[]>): string {
  const rows = steps.map(({ id, fate, cites }) => {
    const cases = decided.get(id) ?? []
    return [
      `**${id}**`,
      fate,
      meaningOf(id),
      cites.map((key) => citations[key]).join('; '),
      cases.length === 0
        ? "none: the machine's own init is never a target"
        : `${cases.length}, such as \`${cases[0]?.id}\``,
    ]
  })
  return markdownTable(
    ['step', 'fate', 'what it says', 'where it is written', 'cases it decides'],
    rows,
  )
}

/** The opening comment of the step's file is its documentation. */
function meaningOf(id: string): string {
  const source = readFileSync(new URL(`../../src/kernel/steps/${id}.ts`, import.meta.url), 'utf8')
  const comment = source.slice(0, source.indexOf('*/'))
  return comment
    .replace(/^\s*\/?\*+ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function decidedCases(): Map<string, Case[]> {
  const decided = new Map<string, Case[]>()
  for (const { cases } of Object.values(tables)) {
    for (const row of cases) {
      for (const step of new Set(onModel(row, { traits: measuredTraits })?.decidedBy)) {
        decided.set(step, [...(decided.get(step) ?? []), row])
      }
    }
  }
  return decided
}
