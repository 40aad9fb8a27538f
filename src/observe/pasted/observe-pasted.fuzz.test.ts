import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzRuns, kernelTexts, type StatusText, type Truth } from '../../../test/status-texts.ts'
import type { SignalSet } from '../../kernel/index.ts'
import { type Fact, valueOr } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { observePasted } from './observe-pasted.ts'

const runs = { numRuns: fuzzRuns }

/** A process, not one of its threads: only that has a whole status to paste. */
const processTexts: fc.Arbitrary<StatusText> = kernelTexts().map(({ truth, lines }) => {
  const all = lines.map((line) => (line.startsWith('Tgid:') ? `Tgid:\t${truth.pid}` : line))
  return { truth, lines: all, text: all.map((line) => `${line}\n`).join('') }
})

/** What an observation says, as far as it can be compared with the truth. */
function said({ signals, name, pid, parent, threadCount, namespacePids, queue }: Observation) {
  const value = <T>(fact: Fact<T>) => valueOr(fact, undefined)
  const { pending, sharedPending, blocked, ignored, caught, width } = signals
  return {
    name: value(name),
    pid: value(pid),
    parent: value(parent),
    threadCount: value(threadCount),
    namespacePids: value(namespacePids),
    queue: value(queue),
    width: value(width),
    masks: [pending, sharedPending, blocked, ignored, caught].map((fact) => value<SignalSet>(fact)),
  }
}

function truthOf(truth: Truth): ReturnType<typeof said> {
  return {
    name: truth.name,
    pid: truth.pid,
    parent: truth.ppid,
    threadCount: truth.threads,
    namespacePids: truth.namespaces,
    queue: { used: truth.queue[0], limit: truth.queue[1] },
    width: truth.width,
    masks: [...truth.masks],
  }
}

/** Lines that people have around a status, and that are none of it. */
const noise = fc.array(
  fc.constantFrom(
    '',
    'root@web-0:/# ',
    '$ kubectl exec web-0 -- cat /proc/self/status',
    'Defaulted container "web" out of: web, sidecar',
    'Name:             web-0',
    'State:            Running',
    '    "Pid": 4711,',
    'and so on …',
    '2024-03-01T12:00:00Z INFO started',
  ),
  { maxLength: 4 },
)

describe('random texts, pasted', () => {
  it('are observed exactly when they are whole statuses, whatever stands around them', () => {
    fc.assert(
      fc.property(noise, processTexts, noise, (above, { text, truth }, below) => {
        const result = observePasted([...above, text + below.join('\n')].join('\n'))
        expect(result.ok && result.observations.map(said)).toEqual([truthOf(truth)])
      }),
      runs,
    )
  })

  it('are observed one by one when they are several statuses', () => {
    fc.assert(
      fc.property(fc.array(processTexts, { minLength: 2, maxLength: 4 }), (statuses) => {
        const result = observePasted(statuses.map(({ text }) => text).join(''))
        const truths = statuses.map(({ truth }) => truthOf(truth))
        expect(result.ok && result.observations.map(said)).toEqual(truths)
      }),
      { numRuns: Math.ceil(fuzzRuns / 4) },
    )
  })

  it('never yield a wrong value when they are cut', () => {
    fc.assert(
      fc.property(processTexts, fc.nat(), ({ text, truth }, at) => {
        const result = observePasted(text.slice(0, at % (text.length + 1)))
        if (!result.ok) return
        expect(result.observations).toHaveLength(1)
        const [observation] = result.observations
        const found = said(observation)
        const right = truthOf(truth)
        for (const key of Object.keys(right) as (keyof typeof right)[]) {
          if (key !== 'masks' && found[key] !== undefined) expect(found[key]).toEqual(right[key])
        }
        found.masks.forEach((mask, index) => {
          if (mask !== undefined) expect(mask).toEqual(right.masks[index])
        })
      }),
      runs,
    )
  })

  it('are never too strange to be read', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'SigCgt',
        ':',
        '\t',
        '=',
        '0x',
        '\n',
        'Name:',
        'PID BLOCKED',
        '/proc/1/status',
      ),
      fc.stringMatching(/^[0-9a-f]{1,40}$/),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const result = observePasted(pieces.join(''))
        expect(result.ok ? result.observations.length : result.error.code).toBeTruthy()
      }),
      runs,
    )
  })
})
