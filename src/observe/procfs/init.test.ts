import { beforeEach, describe, expect, it } from 'vitest'
import { observe, observeElsewhere } from '../../../test/observe-real.ts'
import { needsNamespaces, start, until } from '../../../test/real-process.ts'
import { known, unknown, valueOr } from '../fact.ts'
import { initFact, initialPidNamespace } from '../status/init-fact.ts'
import { observeProcess } from './observe-process.ts'
import { readReader } from './reader.ts'
import { relationTo } from './relation.ts'
import { scanProcesses } from './scan.ts'

/** The process id, as seen from here, of the only child. */
function childOf(pid: number): Promise<number> {
  return until(() => {
    const result = scanProcesses()
    if (!result.ok) throw new Error(result.error.code)
    const { table } = result.scan
    const row = table.parent.subarray(0, table.rows).indexOf(pid)
    return row < 0 ? undefined : table.pid[row]
  })
}

describe('the init of a namespace', () => {
  beforeEach(needsNamespaces)

  const container = (shell: string) =>
    start('unshare', '--pid', '--fork', '--kill-child', '--mount-proc', 'bash', '-c', shell)

  it('is recognised from outside by its innermost number, and exec does not change that', async () => {
    const { pid } = await container('echo; exec sleep 60')
    const init = observe(await childOf(pid))
    expect(init.init).toEqual(
      known('namespace', `${init.pid.known && `/proc/${init.pid.value}`}/status NStgid`),
    )
    expect(valueOr(init.namespacePids, [])).toEqual([valueOr(init.pid, 0), 1])
    expect(init.pidNamespace).toMatchObject({ known: true })
    expect(relationTo(init, readReader())).toMatchObject({ value: 'ancestor' })
  })

  it('has children that are none', async () => {
    const { pid } = await container('echo; sleep 60; :')
    const child = observe(await childOf(await childOf(pid)))
    expect(child.init).toMatchObject({ value: 'no' })
    expect(valueOr(child.namespacePids, [])).toHaveLength(2)
    expect(relationTo(child, readReader())).toMatchObject({ value: 'ancestor' })
  })

  it('is recognised from inside, where nothing is left of the namespaces above', () => {
    const [init, reader, relation, self] = observeElsewhere(
      `const reader = observe.readReader()
       const init = observe.observeProcess(1).observation
       const self = observe.observeProcess(process.pid, { depth: 'status' }).observation
       show([init, reader, observe.relationTo(init, reader), observe.relationTo(self, reader)])`,
      "unshare --pid --fork --mount-proc bash -c '$OBSERVE; exit $?'",
    ) as [Record<string, unknown>, Record<string, unknown>, unknown, unknown]
    expect(init['init']).toMatchObject({ value: 'namespace' })
    expect(init['namespacePids']).toMatchObject({ value: [1] })
    expect(reader['mountNamespace']).toEqual(reader['pidNamespace'])
    expect(init['pidNamespace']).toMatchObject({ value: Object(reader['pidNamespace']).value })
    expect(relation).toMatchObject({ value: 'inside' })
    expect(self).toMatchObject({ value: 'self' })
  })

  it('may be read through the procfs of the namespace above', () => {
    const [reader, init, above, beside] = observeElsewhere(
      `const reader = observe.readReader()
       const look = (pid) => observe.observeProcess(pid).observation
       const self = look(reader.namespacePids.value[0])
       const init = look(self.parent.value)
       show([reader, init, observe.relationTo(look(${process.pid}), reader), observe.relationTo(init, reader)])`,
      "unshare --pid --fork bash -c '$OBSERVE; exit $?'",
    ) as [Record<string, unknown>, Record<string, unknown>, unknown, unknown]
    expect(reader['mountNamespace']).toMatchObject({ known: false })
    expect(reader['namespacePids']).toMatchObject({
      value: [expect.any(Number), expect.any(Number)],
    })
    expect(init['init']).toMatchObject({ value: 'namespace' })
    expect(above).toMatchObject({ value: 'descendant' })
    expect(beside).toMatchObject({ value: 'inside' })
  })
})

describe('the machine’s own init', () => {
  it('is recognised where this namespace is the machine’s', (context) => {
    const { mountNamespace } = readReader()
    if (valueOr(mountNamespace, 0) !== initialPidNamespace) {
      return context.skip('this is not the initial PID namespace')
    }
    const result = observeProcess(1, { depth: 'status' })
    expect(result).toMatchObject({
      ok: true,
      observation: { init: { value: 'global' }, pidNamespace: { value: initialPidNamespace } },
    })
  })

  it('cannot be told from that of a namespace without knowing whose procfs it is', () => {
    const numbers = known([1], 'NStgid')
    expect(initFact(numbers, unknown('not-permitted', 'ns/pid'))).toEqual(
      unknown('not-permitted', 'ns/pid'),
    )
    expect(initFact(numbers, known(4026532000, 'ns/pid'))).toMatchObject({ value: 'namespace' })
    expect(initFact(known([1, 7], 'NStgid'), unknown('absent'))).toMatchObject({ value: 'no' })
  })

  it('cannot be recognised on kernels without NStgid', () => {
    expect(initFact(unknown('absent', 'NStgid'), known(1, 'x'))).toEqual(
      unknown('absent', 'NStgid'),
    )
  })
})
