import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measuredTraits, setOf } from '../kernel/index.ts'
import { known, unknown } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { prognose } from './prognose.ts'
import type { Prognosis } from './prognosis.ts'
import { awaiting, inWait4, program, tree } from './programs.fixture.ts'

const [INT, QUIT, KILL, TERM, STOP] = [2, 3, 9, 15, 19]
const root = { real: 0, effective: 0, capKill: true }
const from = 'somewhere'

function of(tree: ProcessTree, signal = TERM, side: 'inside' | 'host' = 'inside'): Prognosis {
  const circumstances = { traits: measuredTraits, measured: true, user: root }
  return prognose(tree, { ...circumstances, signal, from: side })
}

const sleep = tree(program(['/usr/bin/sleep', '300'], 7, []))
const tini = awaiting(program(['/usr/bin/tini', '--', 'sleep', '300'], 1, []), INT, TERM)

describe('where the kernel decides alone', () => {
  it('is certain: an init without a handler is deaf to SIGTERM, and the host can kill and stop it', () => {
    const init = tree(program(['/app'], 1, []))
    expect(of(init)).toMatchObject({ outcome: 'deaf', confidence: 'certain' })
    expect(of(init, KILL)).toMatchObject({ outcome: 'deaf', confidence: 'certain' })
    expect(of(init, KILL, 'host')).toMatchObject({
      outcome: 'abrupt',
      end: { kind: 'signal', signal: KILL },
      confidence: 'certain',
    })
    expect(of(init, STOP, 'host')).toMatchObject({ outcome: 'stopped', confidence: 'certain' })
  })

  it('says nothing where dispositions could not be read', () => {
    const init = program(['/app'], 1, [])
    const signals = { ...init.signals, caught: unknown('absent'), ignored: unknown('absent') }
    expect(of(tree({ ...init, signals }))).toMatchObject({
      outcome: 'unknown',
      confidence: 'guess',
      path: [{ reason: { code: 'nothing-known' } }],
    })
  })

  it('is not certain about a process that has just been started', () => {
    const init = program(['/app'], 1, [])
    const young = { ...init, program: { ...init.program, age: known(3, from) } }
    const prognosis = of(tree(young))
    expect(prognosis).toMatchObject({ outcome: 'deaf', confidence: 'likely' })
    expect(prognosis.caveats).toMatchObject([{ code: 'starting', age: 3 }])
  })
})

describe('a program that nobody has seen before', () => {
  it('is never forecast with certainty once a handler runs, whatever it is called', () => {
    const signals = fc.integer({ min: 1, max: 31 }).filter((signal) => signal !== KILL)
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(signals, { minLength: 1 }),
        fc.constantFrom(1, 7),
        (words, handlers, pid) => {
          const caught = handlers.filter((signal) => signal !== STOP)
          for (const signal of caught) {
            const { confidence, path } = of(tree(program(words, pid, caught)), signal)
            expect(confidence).not.toBe('certain')
            expect(path[0].reason.code).not.toBe('kernel')
          }
        },
      ),
    )
  })

  it('gets the kernel’s truth, and its handler decides', () => {
    const app = tree(program(['/opt/never-seen'], 1, [TERM]))
    expect(of(app)).toMatchObject({
      outcome: 'unknown',
      confidence: 'guess',
      path: [{ reason: { code: 'program-decides' } }],
    })
    expect(of(app, QUIT)).toMatchObject({ outcome: 'deaf', confidence: 'certain' })
  })
})

describe('an init that passes signals on', () => {
  it('ends with 128+n when its child is killed, and the child is not told', () => {
    const prognosis = of(tree(tini, sleep))
    expect(prognosis).toMatchObject({
      outcome: 'abrupt',
      end: { kind: 'exit', code: 143 },
      confidence: 'likely',
    })
    expect(prognosis.path.map(({ name }) => name)).toEqual(['tini', 'sleep'])
  })

  it('lives on with a child that lives on', () => {
    const node = program(['/usr/bin/node', 'app.js'], 7, [INT, TERM])
    const oneShot = known(setOf(INT, TERM), from)
    const bare = { ...node, program: { ...node.program, oneShot } }
    // Below an init it is no init itself: what it sends to itself kills it.
    expect(of(tree(tini, tree(bare)))).toMatchObject({
      outcome: 'abrupt',
      end: { kind: 'exit', code: 143 },
    })
    const shell = inWait4(program(['/bin/bash', '/run.sh'], 7, [INT, TERM, 17]))
    const waiting = tree(shell, tree(program(['/usr/bin/sleep', '9'], 8, [])))
    const deaf = of(tree(tini, waiting))
    expect(deaf).toMatchObject({ outcome: 'deaf' })
    expect(deaf.path.at(-1)?.reason).toMatchObject({ code: 'defers', child: 'sleep' })
  })

  it('is not guessed about when its child cannot be seen', () => {
    const alone = { observation: tini, children: unknown('not-permitted') }
    expect(of(alone)).toMatchObject({
      outcome: 'unknown',
      path: [{ reason: { code: 'forwards-to-unknown' } }],
    })
  })
})

describe('Node as an init', () => {
  const node = program(['/usr/bin/node', 'server.js'], 1, [INT, TERM])

  it('is deaf with its own handlers, which serve once: the kernel drops what it sends to itself', () => {
    const bare = { ...node, program: { ...node.program, oneShot: known(setOf(INT, TERM), from) } }
    expect(of(tree(bare))).toMatchObject({
      outcome: 'deaf',
      confidence: 'likely',
      path: [{ reason: { code: 'raises-again', isDropped: true } }],
    })
  })

  it('probably ends by a handler of the application, which stays', () => {
    const handling = { ...node, program: { ...node.program, oneShot: known(setOf(), from) } }
    expect(of(tree(handling))).toMatchObject({ outcome: 'graceful', confidence: 'guess' })
  })

  it('cannot be told apart without the kernel’s word', () => {
    expect(of(tree(node))).toMatchObject({ outcome: 'unknown', confidence: 'guess' })
  })
})

it('npm ends at once, and the application is not told', () => {
  const npm = program(['/usr/bin/node', '/usr/bin/npm', 'start'], 1, [INT, TERM, 17])
  expect(of(tree(npm, sleep))).toMatchObject({ outcome: 'abrupt', confidence: 'likely' })
})

describe('an init that only keeps its container up', () => {
  const tail = program(['/usr/bin/tail', '-f', '/dev/null'], 1, [])

  it('is deaf, and so are those that work behind it', () => {
    const worker = tree(program(['/usr/bin/python3', 'worker.py'], 7, [INT, TERM]))
    expect(of(tree(tail, worker))).toMatchObject({
      outcome: 'deaf',
      confidence: 'certain',
      caveats: [{ code: 'others-not-told', count: 1 }],
    })
  })

  it('is just deaf with nobody behind it', () => {
    expect(of(tree(tail)).caveats).toEqual([])
  })
})

it('what an init leaves behind when it ends is killed with its namespace', () => {
  const python = program(['/usr/bin/python3', 'app.py'], 1, [INT])
  const prognosis = of(tree(python, sleep, tree(program(['/usr/bin/sleep', '8'], 8, []))), INT)
  expect(prognosis.outcome).not.toBe('deaf')
  expect(prognosis.caveats).toMatchObject([{ code: 'rest-is-killed', count: 2 }])
})
