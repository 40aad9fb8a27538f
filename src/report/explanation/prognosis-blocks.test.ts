import { describe, expect, it } from 'vitest'
import { explain } from '../../explain/explain.ts'
import { prognose } from '../../explain/prognose.ts'
import { awaiting, program, tree } from '../../explain/programs.fixture.ts'
import { en } from '../../i18n/en.ts'
import { zh } from '../../i18n/zh.ts'
import { measuredTraits, setOf } from '../../kernel/index.ts'
import { known } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { toText } from '../text.ts'
import { matrixPage } from './matrix.ts'
import { oneSignalPage } from './one-signal.ts'
import type { ExplanationView } from './view.ts'

const [INT, TERM] = [2, 15]
const circumstances = {
  traits: measuredTraits,
  measured: true,
  user: { real: 0, effective: 0, capKill: true },
}
const plain = { width: 80, paint: (text: string) => text }

function viewOf(target: ProcessTree, signals: readonly number[], catalogue = en): ExplanationView {
  const explanation = explain(target.observation, { ...circumstances, signals })
  const prognoses = signals.map((signal) =>
    prognose(target, { ...circumstances, signal, from: 'inside' }),
  )
  return { explanation, prognoses, standing: 'inside', catalogue, isDetailed: false }
}

function page(target: ProcessTree, catalogue = en): string {
  return toText(oneSignalPage(TERM, viewOf(target, [TERM], catalogue)), plain)
}

const sleep = tree(program(['/usr/bin/sleep', '300'], 7, []))
const tini = tree(awaiting(program(['/usr/bin/tini', '--', 'sleep'], 1, []), INT, TERM), sleep)
const node = program(['/usr/bin/node', 'app.js'], 1, [INT, TERM])
const oneShot = known(setOf(INT, TERM), 'kernel')
const bareNode = tree({ ...node, program: { ...node.program, oneShot } })
const unseen = tree(program(['/opt/never-seen'], 1, [TERM]))

describe('the page of a signal that goes to the program', () => {
  it('names everybody who gets it, and how the first of them ends', () => {
    expect(page(tini)).toContain(
      'Abrupt: it ends with exit code 143; the application is not told.\n',
    )
    expect(page(tini)).toMatch(/PID 1 \(tini\) +tini passes it on to its child/)
    expect(page(tini)).toMatch(/PID 7 \(sleep\) +no handler/)
    expect(page(tini)).toMatch(/sure +likely: tried in the laboratory \(tini 0\.19\.0\)/)
  })

  it('says why a bare Node is deaf', () => {
    expect(page(bareNode)).toMatch(/^SIGTERM to PID 1 \(node\) .*: its handler runs\.\nDeaf: /)
    expect(page(bareNode)).toMatch(/sends SIGTERM to itself\s+again, which the kernel drops/)
  })

  it('claims nothing about a program that nobody knows', () => {
    expect(page(unseen)).toContain('What then becomes of it is not known.')
    expect(page(unseen)).toMatch(/a guess: sigwhy does not know the habits of this program/)
  })

  it('claims certainty only for the part of the kernel', () => {
    for (const target of [tini, bareNode, unseen]) {
      expect(page(target)).toContain('The kernel’s part in it is certain.')
      expect(page(target)).not.toMatch(/^Certain\./m)
    }
  })

  it('says the same in Chinese, in no more than 80 columns', () => {
    expect(page(tini, zh)).toMatch(/突然终止：进程结束，退出码 143；应用没有得到通知。/)
    expect(page(bareNode, zh)).toMatch(/把握 +很可能：在实验室中试过（Node\.js/)
    for (const catalogue of [en, zh]) {
      for (const line of page(tini, catalogue).split('\n')) {
        const wide = [...line].filter((character) => character > '\u2fff').length
        expect(line.length + wide).toBeLessThanOrEqual(80)
      }
    }
  })
})

it('the matrix of all signals names each once, those that meet the same together', () => {
  const signals = Array.from({ length: 31 }, (_, index) => index + 1)
  const text = toText(matrixPage(viewOf(tini, signals)), plain)
  expect(text.match(/\bTERM\b/g)).toHaveLength(2) // and once in what to type next
  expect(text).toMatch(/abrupt +143|abrupt +128\+n|abrupt +130/)
  expect(text).toMatch(/deaf +certain/)
})
