/**
 * Reads /dev/kmsg from its beginning to now: each read(2) gives one record, EAGAIN is the end, and EPIPE says that records were
 * overwritten meanwhile. Needs CAP_SYSLOG where kernel.dmesg_restrict is set.  Documentation/ABI/testing/dev-kmsg
 */
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs'
import { type Fact, known, unknown } from '../fact.ts'
import type { KernelLog } from './kernel-log.ts'
import { parseKernelLog } from './parse-kernel-log.ts'

const path = '/dev/kmsg'

/** What this machine's kernel wrote, as far as it is kept. */
export function readKernelLog(): Fact<KernelLog> {
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    return failed(error)
  }
  try {
    const records = readRecords(descriptor)
    return known(parseKernelLog(records, startOfTheKernel()), path)
  } catch (error) {
    return failed(error)
  } finally {
    closeSync(descriptor)
  }
}

/** No record is longer: CONSOLE_EXT_LOG_MAX. */
const longest = 8192

function readRecords(descriptor: number): string[] {
  const record = new Uint8Array(longest)
  const records: string[] = []
  for (;;) {
    try {
      const length = readSync(descriptor, record, 0, longest, null)
      if (length === 0) return records
      records.push(new TextDecoder().decode(record.subarray(0, length)))
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EAGAIN') return records
      if (code !== 'EPIPE') throw error
    }
  }
}

function startOfTheKernel(): number {
  const [seconds = '0'] = readFileSync('/proc/uptime', 'latin1').split(' ')
  return Date.now() - Number(seconds) * 1000
}

function failed(error: unknown): Fact<never> {
  const code = codeOf(error)
  if (code === undefined) throw error
  const isRefused = code === 'EPERM' || code === 'EACCES'
  return unknown(isRefused ? 'not-permitted' : 'absent', `${path}: ${code}`)
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
