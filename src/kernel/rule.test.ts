import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSending, plainTarget, plainThread } from './plain.ts'
import { rule, ruleDelivery, rulingOn, traceResultNumbers, withFate } from './rule.ts'
import { type Call, calls, type Relation, type Sending } from './sending.ts'
import { isEmpty, noSignals, setOf, signalsIn, union, without } from './signal-set.ts'
import { signalTable } from './signal-table.ts'
import type { Question } from './situation.ts'
import type { Target, Thread } from './target.ts'
import { trace } from './trace.ts'
import { gvisorTraits, measuredTraits } from './traits.ts'

const table = signalTable()
const someSignals = fc
  .subarray(Array.from({ length: 64 }, (_, i) => i + 1))
  .map((signals) => setOf(...signals))
const caughtOrIgnored = fc
  .tuple(someSignals, someSignals)
  .map(([one, other]) => ({ ignored: without(one, other), caught: without(other, one) }))

const anyThread: fc.Arbitrary<Thread> = fc.record({
  blocked: someSignals.map((signals) => without(signals, table.killAndStop)),
  realBlocked: fc.oneof(fc.constant(noSignals), someSignals),
  awaited: fc.oneof(fc.constant(noSignals), someSignals),
  pending: someSignals,
  traced: fc.boolean(),
})

const anyTarget: fc.Arbitrary<Target> = fc
  .record({
    init: fc.constantFrom('global', 'namespace', 'no'),
    dispositions: caughtOrIgnored,
    threads: fc.array(anyThread, { minLength: 1, maxLength: 3 }),
    pending: someSignals,
    life: fc.constantFrom('running', 'stopped', 'dumping', 'exiting', 'reaped'),
    orphanedGroup: fc.boolean(),
    user: fc.record({ real: fc.nat(2), saved: fc.nat(2) }),
    signalfd: fc.oneof(fc.constant(noSignals), someSignals),
  })
  .map(({ dispositions, ...rest }) => ({ ...rest, ...dispositions }))

const anySending: fc.Arbitrary<Sending> = fc.record({
  call: fc.constantFrom(...(Object.keys(calls) as Call[])),
  from: fc.constantFrom<Relation>(
    'self',
    'inside',
    'ancestor',
    'descendant',
    'unrelated',
    'kernel',
  ),
  user: fc.record({ real: fc.nat(2), effective: fc.nat(2), capKill: fc.boolean() }),
  sameSession: fc.boolean(),
  thread: fc.constant(0),
  claimsKernel: fc.boolean(),
  queueFull: fc.boolean(),
})

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  target: anyTarget,
  sending: anySending,
  table: fc.constantFrom(table, signalTable('mips')),
  traits: fc.constantFrom(
    measuredTraits,
    gvisorTraits,
    { ...measuredTraits, shortcutSparesInit: false },
    { ...measuredTraits, ancestorForces: 'everything' as const },
  ),
})

describe('the ruling', () => {
  it('gives every signal to exactly one step', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { claimed } = rule(question)
        const all = claimed.flatMap(signalsIn)
        expect(all.toSorted((a, b) => a - b)).toEqual(signalsIn(question.table.all))
      }),
    )
  })

  it('on delivery gives every signal to exactly one step too', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const all = ruleDelivery(question).claimed.flatMap(signalsIn)
        expect(all.toSorted((a, b) => a - b)).toEqual(signalsIn(question.table.all))
      }),
    )
  })

  it('refuses with an error, and only then', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 64 }), (question, signal) => {
        const ruling = rulingOn(signal, rule(question))
        expect(ruling.errno !== undefined).toBe(ruling.fate === 'refused')
      }),
    )
  })

  it('queues a signal exactly when the trace event says that it was delivered', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 64 }), (question, signal) => {
        const { queue, result } = rulingOn(signal, rule(question))
        expect(queue !== 'none').toBe(result === 'delivered' || result === 'lost-info')
      }),
    )
  })

  it('never lets a process survive SIGKILL by its dispositions or masks', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        fc.pre(target.life === 'running' || target.life === 'stopped')
        const able = { ...target, init: 'no', ignored: noSignals, caught: noSignals } as const
        const rulings = rule({ target: able, sending: plainSending, table, traits: measuredTraits })
        expect(rulingOn(9, rulings).fate).toBe('killed')
      }),
    )
  })

  it('sorts the signals by their fate', () => {
    const question = { target: plainTarget, sending: plainSending, table, traits: measuredTraits }
    const rulings = rule(question)
    expect(withFate('dropped', rulings)).toEqual(table.ignore)
    expect(withFate('stopped', rulings)).toEqual(table.stop)
    expect(withFate('dumped', rulings)).toEqual(table.dump)
    const rest = without(table.all, union(union(table.ignore, table.stop), table.dump))
    expect(withFate('killed', rulings)).toEqual(rest)
    expect(isEmpty(withFate('refused', rulings))).toBe(true)
  })

  it('has no answer for a number that is no signal', () => {
    const question = { target: plainTarget, sending: plainSending, table, traits: measuredTraits }
    expect(() => rulingOn(65, rule(question))).toThrow(RangeError)
    expect(() => rulingOn(0, rule(question))).toThrow(RangeError)
  })

  it('needs the thread that was addressed', () => {
    const sending = { ...plainSending, thread: 1 }
    const question = { target: plainTarget, sending, table, traits: measuredTraits }
    expect(() => rule(question)).toThrow(RangeError)
  })
})

describe('the trace event', () => {
  const resultOf = (signal: number, target: Partial<Target>, sending: Partial<Sending> = {}) =>
    rulingOn(
      signal,
      rule({
        target: { ...plainTarget, ...target },
        sending: { ...plainSending, ...sending },
        table,
        traits: measuredTraits,
      }),
    ).result

  it('says delivered for all that is queued, whatever comes of it', () => {
    expect(resultOf(15, {})).toBe('delivered')
    expect(resultOf(15, { threads: [{ ...plainThread, blocked: setOf(15) }] })).toBe('delivered')
  })

  it('says ignored for what is dropped in the call', () => {
    expect(resultOf(15, { init: 'namespace' })).toBe('ignored')
    expect(resultOf(15, { life: 'exiting' })).toBe('ignored')
  })

  it('says already pending for the second of a standard signal', () => {
    const blocked = setOf(15, 40)
    const target = { threads: [{ ...plainThread, blocked }], pending: blocked }
    expect(resultOf(15, target)).toBe('already-pending')
    expect(resultOf(40, target)).toBe('delivered')
  })

  it('says that the queue overflowed, or that the info was lost, when the limit is reached', () => {
    const full = { queueFull: true }
    expect(resultOf(40, {}, { ...full, call: 'rt_sigqueueinfo' })).toBe('overflow')
    expect(resultOf(15, {}, { ...full, call: 'rt_sigqueueinfo' })).toBe('lost-info')
    expect(resultOf(40, {}, { ...full, call: 'kill' })).toBe('lost-info')
    expect(resultOf(15, {}, { ...full, call: 'kill' })).toBe('delivered')
    expect(resultOf(9, {}, { ...full, call: 'rt_sigqueueinfo' })).toBe('delivered')
  })

  it('is not written for a call that is refused', () => {
    expect(resultOf(15, { life: 'reaped' })).toBe('none')
  })

  it('has the numbers of include/trace/events/signal.h', () => {
    expect(Object.values(traceResultNumbers)).toEqual([0, 1, 2, 3, 4])
  })
})

describe('SIGCONT', () => {
  const stopped: Target = { ...plainTarget, life: 'stopped' }
  const resumes = (target: Target, sending: Partial<Sending> = {}, signal = 18) =>
    rulingOn(
      signal,
      rule({ target, sending: { ...plainSending, ...sending }, table, traits: measuredTraits }),
    ).resumes

  it('resumes a stopped process even when it is ignored, blocked, or sent to an init', () => {
    expect(resumes({ ...stopped, ignored: setOf(18) })).toBe(true)
    expect(resumes({ ...stopped, init: 'namespace' })).toBe(true)
    expect(resumes({ ...stopped, threads: [{ ...plainThread, blocked: setOf(18) }] })).toBe(true)
  })

  it('resumes nothing when the sender may not signal, or when nothing was stopped', () => {
    const user = { real: 1, effective: 1, capKill: false }
    expect(resumes(stopped, { user })).toBe(false)
    expect(resumes(stopped, { user, sameSession: true })).toBe(true)
    expect(resumes(plainTarget)).toBe(false)
  })

  it('is the only signal that does', () => {
    expect(resumes(stopped, {}, 9)).toBe(false)
    expect(resumes(stopped, {}, 15)).toBe(false)
  })
})

describe('the walk of one signal', () => {
  it('ends at the step that decided, and passed all before it', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 64 }), (question, signal) => {
        const rulings = rule(question)
        const walk = trace(signal, rulings)
        expect(walk.at(-1)?.step.id).toBe(rulingOn(signal, rulings).step)
        expect(walk.map(({ outcome }) => outcome)).toEqual([
          ...walk.slice(1).map(() => 'passes'),
          'decides',
        ])
        expect(walk.map(({ step }) => step)).toEqual(rulings.steps.slice(0, walk.length))
      }),
    )
  })
})
