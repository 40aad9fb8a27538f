import { describe, expect, it } from 'vitest'
import { parseKernelLog } from './parse-kernel-log.ts'
import { readKernelLog } from './read-kernel-log.ts'

const id = 'fc7cc878e6b989a092493165f086f87084f3c74eb48d886e70fb1b7f85a40109'

function notesOf(text: string) {
  return parseKernelLog([`6,1,2500000,-;${text}\n SUBSYSTEM=x\n`], 1000).notes
}

function killedIn(cgroup: string, constraint: string, limited: string, name = 'python3') {
  return notesOf(
    `oom-kill:constraint=${constraint},nodemask=(null),cpuset=${id},mems_allowed=0,${limited},task_memcg=${cgroup},task=${name},pid=20818,uid=0`,
  )
}

describe('the out-of-memory killer', () => {
  it('names the container whose limit was reached', () => {
    const cgroup = `/docker/${id}`
    expect(killedIn(cgroup, 'CONSTRAINT_MEMCG', `oom_memcg=${cgroup}`)).toEqual([
      {
        kind: 'out-of-memory',
        at: 3500,
        victim: { pid: 20818, name: 'python3' },
        cgroup,
        container: id,
        scope: 'container',
      },
    ])
  })

  it.each([
    ['above', `/kubepods/pod7/${id}`, 'CONSTRAINT_MEMCG', 'oom_memcg=/kubepods/pod7'],
    ['machine', `/libpod_parent/libpod-${id}`, 'CONSTRAINT_NONE', 'global_oom'],
    ['machine', `/system.slice/docker-${id}.scope`, 'CONSTRAINT_CPUSET', 'global_oom'],
  ])('says whose memory it was: %s', (scope, cgroup, constraint, limited) => {
    expect(killedIn(cgroup, constraint, limited)).toMatchObject([{ container: id, scope }])
  })

  it('kills outside containers too', () => {
    const [note] = killedIn('/user.slice', 'CONSTRAINT_NONE', 'global_oom')
    expect(note).not.toHaveProperty('container')
  })

  it('is not misled by the name of a process', () => {
    const [note] = killedIn(`/docker/${id}`, 'CONSTRAINT_NONE', 'global_oom', 'x,pid=1,uid=0')
    expect(note).toMatchObject({ victim: { pid: 20818, name: 'x,pid=1,uid=0' } })
  })
})

describe('faults', () => {
  it.each([
    [
      'python3[22623]: segfault at 0 ip 00007f sp 00007f error 4 in python3.11[41f000+2b3000] likely on CPU 1',
      'segfault',
    ],
    [
      'traps: python3[22623] general protection fault ip:7f1d sp:7fff error:0 in libc.so.6[2650f]',
      'general protection fault',
    ],
    ['traps: python3[22623] trap invalid opcode ip:401000 sp:7fff error:0 in a', 'invalid opcode'],
    ['traps: python3[22623] trap divide error ip:401000 sp:7fff error:0 in a', 'divide error'],
  ])('%s', (text, fault) => {
    expect(notesOf(text)).toEqual([
      { kind: 'fault', at: 3500, program: { pid: 22623, name: 'python3' }, fault },
    ])
  })
})

describe('other records', () => {
  it.each(['Linux version 6.18', 'oom-kill:constraint=CONSTRAINT_NONE', ''])('%s', (text) => {
    expect(notesOf(text)).toEqual([])
  })

  it('that are no records are left out', () => {
    expect(parseKernelLog(['', 'x', '6,1,x,-;y'], 1000).notes).toEqual([])
  })

  it('say how far back the log reaches', () => {
    expect(parseKernelLog(['6,1,500,-;hello', '6,2,900,-;x'], 1000).completeSince).toBe(1000.5)
  })
})

describe('the log of this machine', () => {
  it.skipIf(process.getuid?.() !== 0)('reaches back to some moment before now', () => {
    const log = readKernelLog()
    if (!log.known) throw new Error(log.detail)
    expect(log.value.completeSince).toBeLessThan(Date.now())
  })
})
