import { describe, expect, it } from 'vitest'
import { quietInit } from '../explain/observed.fixture.ts'
import type { Container } from '../observe/container/container.ts'
import { known, unknown } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { audit } from './audit.ts'
import { baselineOf, failing, parseBaseline } from './baseline.ts'
import { containerCalled, subjectOf } from './subject.fixture.ts'
import type { AuditSubject } from './subject.ts'

const far = { container: containerCalled('far'), tree: unknown('hidden'), others: [] } as const

describe('an audit', () => {
  it('puts the dearest stop first, and what is not known before what costs nothing', () => {
    const slow = withTimeout(containerCalled('slow'), 30_000)
    const subjects = [
      subjectOf(containerCalled('quick'), 'no'),
      far,
      subjectOf(containerCalled('deaf'), 'namespace'),
      subjectOf(slow, 'namespace'),
      subjectOf(withTimeout(containerCalled('hangs'), -1), 'namespace'),
    ]
    const { rows, totals } = audit(subjects)
    expect(rows.map(({ subject }) => subject.container.name)).toEqual([
      'hangs',
      'slow',
      'deaf',
      'far',
      'quick',
    ])
    expect(rows.map(({ cost }) => cost)).toEqual(['for-ever', 30_000, 10_000, 'unknown', 0])
    expect(totals).toMatchObject({ containers: 5, deaf: 3, abrupt: 1, unknown: 1 })
    expect(totals).toMatchObject({ cost: 40_000, withoutEnd: 1 })
  })

  it('tells the exit code: 137 of what is killed in the end, none of what never ends', () => {
    const exitCode = (subject: AuditSubject) => audit([subject]).rows[0]?.exitCode
    expect(exitCode(subjectOf(containerCalled('web'), 'namespace'))).toBe(137)
    expect(exitCode(subjectOf(containerCalled('web'), 'no'))).toBe(143)
    const withoutEnd = withTimeout(containerCalled('web'), -1)
    expect(exitCode(subjectOf(withoutEnd, 'namespace'))).toBeUndefined()
    expect(exitCode(far)).toBeUndefined()
  })
})

describe('the rules', () => {
  it.each([
    ['a first process without a handler', plain(), ['deaf']],
    [
      'one that is no init and is killed',
      subjectOf(containerCalled('web'), 'no'),
      ['app-not-told'],
    ],
    ['one that could not be looked at', far, ['not-known']],
    [
      'a stop without end',
      subjectOf(withTimeout(containerCalled('web'), -1), 'namespace'),
      ['deaf', 'waits-without-end'],
    ],
    ['the namespace of the host', onHost(), ['app-not-told', 'host-pid']],
    ['a shell with a child', withTree('sh', [called('node', 'S')]), ['deaf', 'shell-waits']],
    ['a shell without one', withTree('sh', []), ['deaf']],
    ['another program with a child', withTree('app', [called('node', 'S')]), ['deaf']],
    ['two zombies', withTree('app', [called('a', 'Z'), called('b', 'Z')]), ['deaf', 'zombies']],
    ['one zombie, which may have ended just now', withTree('app', [called('a', 'Z')]), ['deaf']],
  ])('say of %s what is wrong', (_, subject, rules) => {
    const [row] = audit([subject]).rows
    expect(row?.findings.map(({ rule }) => rule)).toEqual(rules)
  })
})

describe('a baseline', () => {
  const result = audit([plain(), subjectOf(containerCalled('quick'), 'no'), far])

  it('is read back as it was written', () => {
    const written = baselineOf(result)
    expect(parseBaseline(JSON.stringify(written))).toEqual(written)
  })

  it.each([
    '',
    'no JSON',
    '[]',
    'null',
    '{"schema":"sigwhy/baseline/2","fingerprints":[]}',
    '{"schema":"sigwhy/baseline/1"}',
  ])('is not %j', (text) => expect(parseBaseline(text)).toBeUndefined())

  it('keeps what is known from failing, whatever the id, and nothing else', () => {
    const known = baselineOf(result)
    expect(failing(result, ['deaf', 'abrupt', 'unknown'], known)).toEqual([])
    const again = audit([
      { ...plain(), container: { ...containerCalled('web'), id: 'b'.repeat(64) } },
      subjectOf(containerCalled('new'), 'namespace'),
    ])
    const names = failing(again, ['deaf'], known).map(({ subject }) => subject.container.name)
    expect(names).toEqual(['new'])
  })

  it('fails by what is asked for only', () => {
    const names = (...failOn: ('deaf' | 'abrupt' | 'unknown')[]) =>
      failing(result, failOn, undefined).map(({ subject }) => subject.container.name)
    expect(names()).toEqual([])
    expect(names('deaf')).toEqual(['web'])
    expect(names('abrupt')).toEqual(['quick'])
    expect(names('unknown')).toEqual(['far'])
  })
})

function plain(): AuditSubject {
  return subjectOf(containerCalled('web'), 'namespace')
}

function onHost(): AuditSubject {
  const container = { ...containerCalled('web'), pidMode: known({ kind: 'host' } as const, 'x') }
  return subjectOf(container, 'no')
}

function withTimeout(container: Container, milliseconds: number): Container {
  return { ...container, stop: { ...container.stop, timeout: known(milliseconds, 'x') } }
}

function withTree(name: string, children: readonly ProcessTree[]): AuditSubject {
  const observation = { ...quietInit, name: known(name, 'x') }
  return { ...plain(), tree: known({ observation, children: known(children, 'x') }, 'x') }
}

function called(name: string, state: 'S' | 'Z'): ProcessTree {
  const observation = { ...quietInit, name: known(name, 'x'), state: known(state, 'x') }
  return { observation, children: known([], 'x') }
}
