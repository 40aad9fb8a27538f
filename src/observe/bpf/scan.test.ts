import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start, until } from '../../../test/real-process.ts'
import { scanProcesses } from '../procfs/scan.ts'
import { agreement, switchesIn } from './agreement.fixture.ts'
import { compileCrowd } from './crowd.fixture.ts'
import type { Records } from './records.ts'
import { type BpfScan, scanWalk } from './scan.ts'
import { noBpf } from './support.fixture.ts'
import { openWalks, type Walks } from './walks.ts'

describe.skipIf(noBpf)('the kernel and procfs', () => {
  const crowd = noBpf ? undefined : compileCrowd()
  let walks: Walks

  beforeAll(async () => {
    const opened = await openWalks()
    if (!opened.ok) throw new Error(opened.detail)
    walks = opened.walks
  })

  afterAll(() => {
    walks?.close()
    if (crowd !== undefined) rmSync(crowd.folder, { recursive: true })
  })

  const records = (): Records => {
    const read = walks.read()
    if (!read.ok) throw new Error(read.detail)
    return read.records
  }

  const scan = (last?: BpfScan): BpfScan => {
    const result = scanWalk(walks, last)
    if (!result.ok) throw new Error(result.detail)
    return result.scan
  }

  it('say the same of every thread of a busy machine, ten times', async () => {
    await start(crowd?.program ?? '', '24', '12', '4')
    let compared = 0
    for (let round = 0; round < 10; round++) {
      const { mismatches, absent, ...counts } = agreement(records)
      expect(mismatches).toEqual([])
      expect(absent.filter((tid) => !isOfFirstProcess(tid))).toEqual([])
      compared += counts.compared
    }
    expect(compared).toBeGreaterThan(10 * 500)
  })

  it('fill the same table', async () => {
    await start(crowd?.program ?? '', '6', '10', '2')
    const before = rowsOf(procfsScan())
    const switches = new Map([...before.keys()].map((pid) => [pid, switchesOf(pid)]))
    const found = rowsOf(scan())
    const after = rowsOf(procfsScan())
    const settled = [...before].filter(
      ([pid, row]) => after.get(pid) === row && switches.get(pid) === switchesOf(pid),
    )
    expect(settled.length).toBeGreaterThan(60)
    for (const [pid, row] of settled) expect([pid, found.get(pid)]).toEqual([pid, row])
  })

  it('find the machine’s first process, from procfs where the kernel leaves it out', () => {
    const { table, fromProcfs, leaders, names } = scan()
    const row = table.pid.subarray(0, table.rows).indexOf(1)
    expect(row).toBeGreaterThanOrEqual(0)
    expect(fromProcfs).toEqual(leaders[row] === -1 ? [1] : [])
    expect(names.get(row)).toBe(readFileSync('/proc/1/comm', 'utf8').trimEnd())
  })

  it('know the cgroup by the number of its directory', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sigwhy-cgroup-'))
    execFileSync('mount', ['-t', 'cgroup2', 'cgroup2', folder])
    const own = join(folder, `sigwhy-${process.pid}`)
    mkdirSync(own)
    try {
      const { pid, child } = await start('bash', '-c', 'echo; read')
      writeFileSync(join(own, 'cgroup.procs'), String(pid))
      const read = records()
      const record = [...Array(read.count).keys()].find((at) => read.word(at, 'thread') === pid)
      expect(read.long(record ?? 0, 'cgroup')).toBe(statSync(own).ino)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    } finally {
      await until(() => !readFileSync(join(own, 'cgroup.procs'), 'utf8').trim() || undefined)
      rmdirSync(own)
      execFileSync('umount', [folder])
      rmdirSync(folder)
    }
  })

  it('are read into the memory of the last scan as long as it is large enough', () => {
    const first = scan()
    const second = scan(first)
    expect(second.table).toBe(first.table)
    expect(second.records.bytes).toBe(first.records.bytes)
  })
})

function isOfFirstProcess(tid: number): boolean {
  return readFileSync(`/proc/${tid}/status`, 'utf8').includes('\nTgid:\t1\n')
}

/** How often its leader has run; nothing when it is gone. */
function switchesOf(pid: number): string | undefined {
  try {
    return switchesIn(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return undefined
  }
}

function procfsScan(): Pick<BpfScan, 'table' | 'names'> {
  const result = scanProcesses()
  if (!result.ok) throw new Error(result.error.code)
  return result.scan
}

/** Each row as a text, by its pid. */
function rowsOf({ table, names }: Pick<BpfScan, 'table' | 'names'>): Map<number, string> {
  const rows = new Map<number, string>()
  for (let row = 0; row < table.rows; row++) {
    const set = (table.maskSet[row] ?? 0) * 10
    const { pid, parent, tracer, realUser, savedUser, levels, innermostPid } = table
    const { threads, state, kernelThread, dumping, masks } = table
    const columns = [pid, parent, tracer, realUser, savedUser, levels, innermostPid]
    const others = [threads, state, kernelThread, dumping]
    const values = [...columns, ...others].map((column) => column[row])
    rows.set(pid[row] ?? 0, `${values} ${masks.subarray(set, set + 10)} ${names.get(row)}`)
  }
  return rows
}
