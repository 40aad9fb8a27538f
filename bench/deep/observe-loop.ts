/** Observes the process with the given id once for each byte of input; prints the microseconds of processor time it took. */
import { readSync } from 'node:fs'
import { observeProcess } from '../../src/observe/index.ts'

const [, , pid = ''] = process.argv
const byte = new Uint8Array(1)
while (readSync(0, byte) > 0) {
  const before = process.cpuUsage()
  const result = observeProcess(pid)
  const { user, system } = process.cpuUsage(before)
  if (!result.ok) throw new Error(result.error.code)
  console.log(user + system)
}
