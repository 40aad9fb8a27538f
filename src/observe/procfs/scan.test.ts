import { beforeEach, describe, expect, it } from 'vitest'
import { observe, observeElsewhere } from '../../../test/observe-real.ts'
import { needsNamespaces, needsPython, start, startPython } from '../../../test/real-process.ts'
import { measuredTraits, plainSending, rule, rulingOn, signalTable } from '../../kernel/index.ts'
import { valueOr } from '../fact.ts'
import { kindsOf } from './alike.ts'
import { processTable } from './process-table.ts'
import { initOf, maskOf, targetOf } from './row-target.ts'
import { type Scan, type ScanOptions, scanProcesses } from './scan.ts'

function scan(options?: ScanOptions): Scan {
  const result = scanProcesses(options)
  if (!result.ok) throw new Error(result.error.code)
  return result.scan
}

function rowOf({ table }: Scan, pid: number): number {
  return table.pid.subarray(0, table.rows).indexOf(pid)
}

describe.runIf(process.platform === 'linux')('a scan', () => {
  it('finds what observing one process finds', async () => {
    const { pid } = await start('bash', '-c', 'trap "" HUP; trap : TERM; echo; read')
    const { signals, parent, threadCount } = observe(pid)
    const found = scan()
    const row = rowOf(found, pid)
    expect(found.table.parent[row]).toBe(valueOr(parent, 0))
    expect(found.table.threads[row]).toBe(valueOr(threadCount, 0))
    expect(maskOf(found.table, row, 2)).toEqual(valueOr(signals.blocked, undefined))
    expect(maskOf(found.table, row, 3)).toEqual(valueOr(signals.ignored, undefined))
    expect(maskOf(found.table, row, 4)).toEqual(valueOr(signals.caught, undefined))
    expect(initOf(found, row)).toBe('no')
  })

  it('finds this very process, and every process once', () => {
    const { table } = scan()
    const pids = [...table.pid.subarray(0, table.rows)]
    expect(pids).toContain(process.pid)
    expect(new Set(pids).size).toBe(pids.length)
  })

  it('writes into the table of the last one as long as it is large enough', () => {
    const first = scan().table
    expect(scan({ table: first }).table).toBe(first)
    const small = processTable(1)
    expect(scan({ table: small }).table).not.toBe(small)
  })

  it('needs a procfs', () => {
    expect(scanProcesses({ proc: '/tmp' })).toEqual({
      ok: false,
      error: { code: 'not-procfs', path: '/tmp' },
    })
  })

  it('tells the kernel model what becomes of a signal', async () => {
    const { pid } = await start('bash', '-c', 'trap "" TERM; trap : USR1; echo; read')
    const found = scan()
    const target = targetOf(found, rowOf(found, pid))
    const rulings = rule({
      target,
      sending: plainSending,
      table: signalTable(),
      traits: measuredTraits,
    })
    expect(rulingOn(15, rulings).fate).toBe('dropped')
    expect(rulingOn(10, rulings).fate).toBe('handled')
    expect(rulingOn(12, rulings).fate).toBe('killed')
  })
})

describe.runIf(process.platform === 'linux')('kinds of processes', () => {
  beforeEach(needsPython)

  it('hold exactly those that make equal targets', async () => {
    await startPython(`
import os, signal, time
me = os.getpid()
for n in range(40):
    if os.fork() == 0:
        __import__('ctypes').CDLL(None).prctl(1, 9, 0, 0, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, {34 + n % 7})
        signal.signal(10 + n % 3, signal.SIG_IGN)
        time.sleep(60)
time.sleep(.3); print(); time.sleep(60)`)
    const found = scan()
    const kinds = kindsOf(found)
    const targets = Array.from({ length: found.table.rows }, (_, row) =>
      JSON.stringify(targetOf(found, row)),
    )
    expect(kinds.examples.length).toBe(new Set(targets).size)
    expect(kinds.examples.length).toBeGreaterThan(21)
    targets.forEach((target, row) => {
      expect(targets[kinds.examples[kinds.ofRow[row] ?? -1] ?? -1]).toBe(target)
    })
  })
})

describe.runIf(process.platform === 'linux')('a scan inside a PID namespace', () => {
  beforeEach(needsNamespaces)

  it('finds its init, with its name, and nothing of the namespaces above', () => {
    const found = observeElsewhere(
      `const { scan } = observe.scanProcesses()
       const { table } = scan
       show([[...table.pid.subarray(0, table.rows)], [...scan.names], observe.initOf(scan, 0), scan.refused])`,
      "unshare --pid --fork --mount-proc bash -c '$OBSERVE; exit $?'",
    )
    expect(found).toEqual([[1, expect.any(Number)], [[0, 'bash']], 'namespace', 0])
  })

  it('counts those that it may not read', () => {
    const found = observeElsewhere(
      `const { scan } = observe.scanProcesses()
       show([[...scan.table.pid.subarray(0, scan.table.rows)], scan.refused])`,
      `unshare --pid --fork --mount bash -c '
        mount -t proc -o hidepid=1 proc /proc &&
        setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all $OBSERVE; exit $?'`,
    )
    expect(found).toEqual([[expect.any(Number)], 1])
  })
})
