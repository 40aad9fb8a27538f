/**
 * What is measured: a scan of the whole machine and a ruling on all signals for every process of it. With `loop`, once for
 * each byte of input, with the microseconds of processor time it took; else once, as a program of its own.
 */
import { readSync } from 'node:fs'
import { measuredTraits, plainSending, rule, signalTable } from '../../src/kernel/index.ts'
import { kindsOf } from '../../src/observe/procfs/alike.ts'
import type { ProcessTable } from '../../src/observe/procfs/process-table.ts'
import { targetOf } from '../../src/observe/procfs/row-target.ts'
import { scanProcesses } from '../../src/observe/procfs/scan.ts'

let last: ProcessTable | undefined

if (process.argv[2] === 'loop') {
  const byte = new Uint8Array(1)
  while (readSync(0, byte) > 0) {
    const before = process.cpuUsage()
    const { rows, kinds } = judge()
    const { user, system } = process.cpuUsage(before)
    process.stdout.write(`${user + system} ${rows} ${kinds}\n`)
  }
} else {
  const { rows, kinds } = judge()
  process.stdout.write(`${rows} processes, ${kinds} kinds\n`)
}

function judge(): { readonly rows: number; readonly kinds: number } {
  const result = scanProcesses(last === undefined ? {} : { table: last })
  if (!result.ok) throw new Error(result.error.code)
  const { scan } = result
  last = scan.table
  const table = signalTable()
  const { examples } = kindsOf(scan)
  const rulings = examples.map((row) =>
    rule({ target: targetOf(scan, row), sending: plainSending, table, traits: measuredTraits }),
  )
  return { rows: scan.table.rows, kinds: rulings.length }
}
