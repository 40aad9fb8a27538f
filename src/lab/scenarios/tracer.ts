/**
 * A puppet as a tracer: the requests of ptrace(2), alone or as parts of a program.
 */
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'

/** Requests and options.  include/uapi/linux/ptrace.h */
const requests = {
  continue: 7,
  kill: 8,
  attach: 16,
  detach: 17,
  seize: 0x4206,
  interrupt: 0x4207,
} as const

/** PTRACE_O_EXITKILL: the tracee dies with its tracer. */
export const exitKill = 0x10_0000

const onePid = 1
const stopped = 2

/** Adds a request to a program; `data` is a signal or options. */
export function request(
  program: Program,
  what: keyof typeof requests,
  pid: number,
  data = 0,
): Program {
  program.call('ptrace', requests[what], pid, 0, data)
  return program
}

/** Runs a program and then waits until the tracee is in a stop; in the wait status's form, signal | event << 8. */
export function runToStop(tracer: Puppet, program: Program, pid: number): number {
  const report = program.space(128)
  program.call('waitid', onePid, pid, report, stopped, 0)
  return tracer.run(program).bytes(report).readInt32LE(24)
}

/** Makes one request; throws when it fails. */
export function trace(tracer: Puppet, what: keyof typeof requests, pid: number, data = 0): void {
  const result = tracer.run(request(new Program(), what, pid, data)).value({
    kind: 'result',
    index: 0,
  })
  if (result < 0) throw new CallFailed('ptrace', result)
}
