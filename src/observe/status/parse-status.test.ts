import { describe, expect, it } from 'vitest'
import { fixture } from '../../../test/fixture.ts'
import { setOf } from '../../kernel/index.ts'
import { known, unknown } from '../fact.ts'
import { parseStatus } from './parse-status.ts'

const read = (file: string) => parseStatus(fixture(`status/${file}`), '/proc/7/status')
const line = (text: string) => parseStatus(text, 'text')

describe('a status of Linux 6.18', () => {
  it('says which signals bash catches, ignores and blocks, and where that was read', () => {
    const { masks } = read('linux-6.18-bash.txt')
    expect(masks.caught).toEqual(known(setOf(15, 17), '/proc/7/status SigCgt'))
    expect(masks.ignored).toEqual(known(setOf(1, 2, 3), '/proc/7/status SigIgn'))
    expect(masks.blocked).toEqual(known(setOf(17), '/proc/7/status SigBlk'))
    expect(masks.width).toEqual(known(16, '/proc/7/status SigPnd'))
  })

  it('shows the init of a namespace with its number in every namespace', () => {
    const outside = read('linux-6.18-namespace-init-from-outside.txt').namespacePids
    const inside = read('linux-6.18-namespace-init-from-inside.txt').namespacePids
    expect(outside.known && outside.value.at(-1)).toBe(1)
    expect(outside.known && outside.value).toHaveLength(2)
    expect(inside).toEqual(known([1], '/proc/7/status NSpid'))
  })

  it('shows group and session 0 where they belong to an outer namespace', () => {
    const { namespaceGroups, namespaceSessions } = read('linux-6.18-host-init.txt')
    expect(namespaceGroups).toMatchObject({ value: [0] })
    expect(namespaceSessions).toMatchObject({ value: [0] })
  })

  it('tells kernel threads from the rest and gives workers their long names', () => {
    expect(read('linux-6.18-kthreadd.txt').isKernelThread).toMatchObject({ value: true })
    const worker = read('linux-6.18-kworker.txt')
    expect(worker.isKernelThread).toMatchObject({ value: true })
    expect(worker.name).toMatchObject({ value: 'kworker/0:0H-events_highpri' })
    expect(worker.state).toMatchObject({ value: 'I' })
  })

  it('still has masks for a zombie, but no word about a core dump', () => {
    const zombie = read('linux-6.18-zombie.txt')
    expect(zombie.state).toMatchObject({ value: 'Z' })
    expect(zombie.masks.caught).toMatchObject({ known: true })
    expect(zombie.isDumpingCore).toEqual(unknown('absent', '/proc/7/status CoreDumping'))
  })

  it('tells a thread from its process', () => {
    const thread = read('linux-6.18-node-thread.txt')
    expect(thread.pid).not.toEqual(thread.threadGroup)
    expect(thread.threadCount).toMatchObject({ value: 7 })
  })

  it('cannot be forged by a name', () => {
    const forged = read('linux-6.18-forged-name.txt')
    expect(forged.name).toMatchObject({ value: 'a\nSigCgt:\\\t\r1' })
    expect(forged.masks.caught).toEqual(known(setOf(2), '/proc/7/status SigCgt'))
  })
})

describe('a status of other kernels', () => {
  it('has no namespaces, no core dump and no kernel thread line before Linux 4.1', () => {
    const old = read('composed-linux-2.6.32-init.txt')
    expect(old.namespacePids).toEqual(unknown('absent', '/proc/7/status NSpid'))
    expect(old.isDumpingCore).toMatchObject({ why: 'absent' })
    expect(old.seccomp).toMatchObject({ why: 'absent' })
    expect(old.isKernelThread).toEqual(known(false, '/proc/7/status VmSize'))
    expect(read('composed-linux-3.10-sshd.txt').seccomp).toMatchObject({ value: 0 })
  })

  it('has 128 signals on MIPS', () => {
    const { masks } = read('composed-mips-4.14-procd.txt')
    expect(masks.width).toMatchObject({ value: 32 })
    expect(masks.caught).toMatchObject({ value: setOf(15, 16, 17, 18, 121) })
  })

  it('has no masks at all on gVisor', () => {
    const { masks, threadCount } = read('composed-gvisor-sleep.txt')
    expect(masks.caught).toEqual(unknown('absent', '/proc/7/status SigCgt'))
    expect(masks.width).toEqual(unknown('absent', '/proc/7/status SigPnd'))
    expect(threadCount).toMatchObject({ value: 1 })
  })
})

describe('a damaged status', () => {
  it('is not believed where it is cut', () => {
    expect(line('SigCgt:\t00000001800').masks.caught).toEqual(
      unknown('malformed', 'text SigCgt: 00000001800'),
    )
    expect(line('SigCgt:\t0000000180004002').masks.caught.known).toBe(false)
    expect(line('Threads:\t1').threadCount).toEqual(unknown('malformed', 'text Threads: 1'))
    expect(line('Uid:\t0\t0\t0\n').users).toMatchObject({ why: 'malformed' })
  })

  it('is not believed when its masks differ in width', () => {
    const { masks } = line(`SigBlk:\t${'0'.repeat(32)}\nSigCgt:\t${'0'.repeat(16)}\n`)
    expect(masks.blocked).toEqual(unknown('malformed', 'text SigBlk: 32, text SigCgt: 16'))
    expect(masks.caught).toEqual(masks.blocked)
    expect(masks.width).toEqual(masks.blocked)
  })

  it('is not believed when it contradicts itself, and is when it only repeats itself', () => {
    expect(line('Pid:\t1\nPid:\t2\n').pid).toEqual(unknown('malformed', 'text Pid: 2'))
    expect(line('Pid:\t1\nPid:\t1\n').pid).toEqual(known(1, 'text Pid'))
  })

  it('has no signals to show when the kernel has released them already', () => {
    const zero = '0'.repeat(16)
    const released = line(`Threads:\t0\nSigQ:\t0/0\nSigPnd:\t${zero}\nSigCgt:\t${zero}\n`)
    expect(released.masks.caught).toEqual(unknown('vanished', 'text Threads'))
    expect(released.threadCount).toEqual(released.masks.caught)
    expect(released.queue).toEqual(released.masks.caught)
  })
})

describe('a copied status', () => {
  it('may have spaces for tabs, a prompt above, and line ends of Windows', () => {
    const text = fixture('status/linux-6.18-bash.txt')
    const copied = `root@web:/# cat /proc/1/status\r\n${text
      .replaceAll('\t', '    ')
      .replaceAll('\n', '\r\n')}`
    expect(parseStatus(copied, 'text')).toEqual(parseStatus(text, 'text'))
  })

  it('without a limit of queued signals has an infinite one', () => {
    expect(line('SigQ:\t3/18446744073709551615\n').queue).toMatchObject({
      value: { used: 3, limit: Number.POSITIVE_INFINITY },
    })
  })

  it('keeps a state nobody knows yet', () => {
    expect(line('State:\tQ (quantum)\n').state).toMatchObject({ value: 'other' })
  })
})
