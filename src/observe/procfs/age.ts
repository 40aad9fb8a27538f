/**
 * How long ago a process was started. Both the start and the time that the machine is up are counted from boot, in the time
 * namespace of whoever reads. Some containers have a file of another make in the place of uptime, which counts from
 * the container's start; it says nothing here.  proc_pid_stat(5) field 22, proc_uptime(5), time_namespaces(7)
 */
import { type Fact, known, unknown } from '../fact.ts'
import { isProcfs, readLatin1, unreadFact } from './read.ts'

/** Milliseconds since the process with this start time was started. */
export function ageFact(proc: string, startTime: Fact<number>): Fact<number> {
  if (!startTime.known) return startTime
  const path = `${proc}/uptime`
  if (!isProcfs(path)) return unknown('absent', path)
  const text = readLatin1(path)
  if (!text.ok) return unreadFact(text)
  const seconds = /^\d+\.\d\d(?= )/.exec(text.value)?.[0]
  if (seconds === undefined) return unknown('malformed', `${path}: ${text.value.slice(0, 80)}`)
  const age = Math.round(Number(seconds) * 1000) - startTime.value * tick
  if (age < -tick) return unknown('malformed', `${path}: ${seconds}, ${startTime.from}`)
  return known(Math.max(0, age), `${path}, ${startTime.from}`)
}

/** Milliseconds: USER_HZ is 100 on every machine that Node runs on. */
const tick = 10
