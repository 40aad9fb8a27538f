import { describe, expect, it } from 'vitest'
import { type RealProcess, start, until } from '../../../test/real-process.ts'
import { has, noSignals } from '../../kernel/index.ts'
import { unknown, valueOr } from '../fact.ts'
import {
  hasExeced,
  isSameProcess,
  isUnchanged,
  readSnapshot,
  type Snapshot,
  settled,
  settledCommandLine,
} from './snapshot.ts'

function snapshotOf({ pid }: RealProcess): Snapshot {
  const snapshot = readSnapshot(`/proc/${pid}`, 'threads')
  if (!snapshot.ok) throw new Error(snapshot.detail)
  return snapshot.value
}

/** A bash that does what it is told, line by line. */
const obedient = () =>
  start('bash', '-c', 'trap "" HUP; echo; while read -r line; do eval "$line"; done')

describe.runIf(process.platform === 'linux')('two snapshots', () => {
  it('of a process that did nothing in between are of one and the same state', async () => {
    const bash = await obedient()
    const [before, after] = [snapshotOf(bash), snapshotOf(bash)]
    expect(isSameProcess(before, after)).toBe(true)
    expect(isUnchanged(before, after)).toBe(true)
    expect(settled(before, after)).toEqual(after.status.masks)
  })

  it('leave a mask unknown that changed in between, and no other', async () => {
    const bash = await obedient()
    const before = snapshotOf(bash)
    bash.child.stdin?.write('trap : USR1\n')
    const after = await until(() => {
      const snapshot = snapshotOf(bash)
      const isDone = has(valueOr(snapshot.status.masks.caught, noSignals), 10)
      return isDone ? snapshot : undefined
    })
    expect(isSameProcess(before, after)).toBe(true)
    expect(isUnchanged(before, after)).toBe(false)
    expect(settled(before, after)).toEqual({
      ...after.status.masks,
      caught: unknown('in-motion', `/proc/${bash.pid}/status SigCgt`),
    })
  })

  it('tell that a process has become another program', async () => {
    const bash = await obedient()
    const before = snapshotOf(bash)
    bash.child.stdin?.write('exec sleep 60\n')
    const after = await until(() => {
      const snapshot = snapshotOf(bash)
      return valueOr(snapshot.status.name, '') === 'sleep' ? snapshot : undefined
    })
    expect(isSameProcess(before, after)).toBe(true)
    expect(isUnchanged(before, after)).toBe(false)
    expect(hasExeced(before, after)).toBe(true)
  })

  it('tell that a process has started the same program anew, with the same name and arguments', async () => {
    const bash = await start('bash', '-c', 'echo; read; exec "$BASH" -c "$BASH_EXECUTION_STRING"')
    const before = snapshotOf(bash)
    bash.child.stdin?.write('\n')
    const after = await until(() => {
      const snapshot = snapshotOf(bash)
      return snapshot.image.stack === before.image.stack ? undefined : snapshot
    })
    expect(hasExeced(before, after)).toBe(true)
    expect(settledCommandLine(before, after)).toMatchObject({ why: 'in-motion' })
  })

  it('tell one process from a later one by their start', async () => {
    const first = await obedient()
    const before = snapshotOf(first)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(isSameProcess(before, snapshotOf(await obedient()))).toBe(false)
  })
})

describe('a snapshot', () => {
  it('of nobody is a failure with its reason', () => {
    expect(readSnapshot('/proc/0', 'status')).toEqual({
      ok: false,
      why: 'vanished',
      detail: '/proc/0/stat: ENOENT',
    })
  })
})
