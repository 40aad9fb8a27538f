import { describe, expect, it } from 'vitest'
import { measuredTraits, setOf } from '../../kernel/index.ts'
import { known } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { inWait4, program, tree } from '../programs.fixture.ts'
import type { AdviceSubject } from './advice.ts'
import { advise } from './advise.ts'

const [HUP, INT, USR2, TERM, CHLD] = [1, 2, 12, 15, 17]
const user = { real: 0, effective: 0, capKill: true }
const circumstances = { traits: measuredTraits, measured: true, user }

function subject(seen: ProcessTree | undefined, more: Partial<AdviceSubject> = {}): AdviceSubject {
  const command = ['/bin/sh', '-c', 'cd /app && node server.js']
  const base = { service: 'web', entrypoint: [], command, stopSignal: TERM, circumstances }
  return { ...base, ...(seen && { tree: seen }), ...more }
}

/** With handlers of the application's own, which stay, or with those that Node has from the start. */
function node(pid: number, isTold: boolean): ProcessTree {
  const plain = program(['node', 'server.js'], pid, [INT, TERM])
  const oneShot = known(isTold ? setOf() : setOf(INT, TERM), 'somewhere')
  return tree({
    ...plain,
    program: { ...plain.program, executable: known('/usr/bin/node', 'somewhere'), oneShot },
  })
}

const shell = inWait4(program(['/usr/bin/dash', '-c', 'cd /app && node server.js'], 1, [CHLD]))

describe('advice', () => {
  it('is exec where a shell stands before a program with a handler, and nothing else then', () => {
    const { remedies, now } = advise(subject(tree(shell, node(7, true))))
    expect(now?.outcome).toBe('deaf')
    expect(remedies[0]).toMatchObject({
      code: 'exec',
      after: { outcome: 'graceful' },
      patches: [{ where: 'dockerfile', after: ['CMD cd /app && exec node server.js'] }, {}, {}],
    })
    expect(remedies.map(({ code }) => code)).not.toContain('exec-and-handler')
  })

  it('is exec and a handler where the program has none: exec alone leaves it deaf', () => {
    const { remedies } = advise(subject(tree(shell, node(7, false))))
    expect(remedies[0]).toMatchObject({ code: 'exec-and-handler', after: { outcome: 'graceful' } })
    expect(remedies.map(({ code }) => code)).not.toContain('exec')
  })

  it('shows what an init does to other signals', () => {
    const { remedies } = advise(subject(node(1, false)))
    expect(remedies.map(({ code }) => code)).toEqual(['handler', 'init'])
    const init = remedies.find(({ code }) => code === 'init')
    expect(init?.after?.outcome).toBe('abrupt')
    const harmed = init?.changes.filter(({ isHarm }) => isHarm).flatMap(({ signals }) => signals)
    expect(harmed).toEqual(expect.arrayContaining([HUP, USR2]))
    expect(harmed).not.toContain(TERM)
  })

  it('does not advise what stops well, nor what nobody can forecast', () => {
    expect(advise(subject(node(1, true))).remedies).toEqual([])
    const odd = tree(program(['/opt/never-seen'], 1, [TERM]))
    expect(advise(subject(odd)).remedies).toEqual([])
  })

  it('says of an image what its text shows, without a forecast', () => {
    const { remedies, now, before } = advise(subject(undefined))
    expect([now, before]).toEqual([undefined, []])
    expect(remedies.map(({ code, after }) => [code, after])).toEqual([['exec', undefined]])
  })

  it('patches a script, and shows the whole afterwards', () => {
    const text = '#!/bin/sh\nnode server.js\necho done\n'
    const more = { script: { path: '/entry.sh', text }, command: ['/entry.sh'] }
    const { remedies } = advise(subject(tree(shell, node(7, true)), more))
    expect(remedies.map(({ code }) => code)).not.toContain('exec')
    expect(remedies[0]).toMatchObject({
      code: 'trap-and-wait',
      patches: [{ where: 'script', line: 2, before: ['node server.js'] }],
    })
    expect(remedies[0]?.patches[0]?.text).toMatch(/wait "\$child"\necho done\n$/)
  })

  it('keeps a dollar of a shell from compose, which has a meaning of its own for it', () => {
    const command = ['/bin/sh', '-c', 'node server.js $PORT']
    const { remedies } = advise(subject(tree(shell, node(7, true)), { command }))
    const compose = remedies[0]?.patches.find(({ where }) => where === 'compose')
    expect(compose?.after.at(-1)).toBe(
      '    command: ["/bin/sh", "-c", "exec node server.js $$PORT"]',
    )
  })
})
