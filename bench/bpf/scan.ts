/**
 * What is measured: a scan of the whole machine from the kernel's own structures, into the table that rulings run on. `once`
 * loads a program and scans, `cached FOLDER` with the program that an earlier run assembled, `pinned PATH` reads an iterator
 * that is there, `pin PATH` makes one; `loop` scans once for each byte of input, with the microseconds of processor time.
 */
import { readSync } from 'node:fs'
import { pinIterator } from '../../src/observe/bpf/pin-iterator.ts'
import { type BpfScan, scanWalk } from '../../src/observe/bpf/scan.ts'
import { scanWithBpf } from '../../src/observe/bpf/source.ts'
import { type BpfOptions, openWalks } from '../../src/observe/bpf/walks.ts'

const [mode = 'once', path = ''] = process.argv.slice(2)

void main()

function main(): Promise<void> {
  switch (mode) {
    case 'cached':
      return once({ cacheDirectory: path })
    case 'pinned':
      return once({ pinned: path })
    case 'pin':
      return pin()
    case 'loop':
      return loop()
  }
  return once({})
}

async function pin(): Promise<void> {
  const pinned = await pinIterator(path)
  if (!pinned.ok) throw new Error(pinned.detail)
}

async function once(options: BpfOptions): Promise<void> {
  const result = await scanWithBpf(options)
  if (!result.ok) throw new Error(result.detail)
  const { table, records } = result.scan
  process.stdout.write(`${table.rows} processes, ${records.count} threads\n`)
}

async function loop(): Promise<void> {
  const opened = await openWalks()
  if (!opened.ok) throw new Error(opened.detail)
  const byte = new Uint8Array(1)
  let last: BpfScan | undefined
  while (readSync(0, byte) > 0) {
    const before = process.cpuUsage()
    const result = scanWalk(opened.walks, last)
    if (!result.ok) throw new Error(result.detail)
    last = result.scan
    const { user, system } = process.cpuUsage(before)
    process.stdout.write(`${user + system} ${last.table.rows}\n`)
  }
  opened.walks.close()
}
