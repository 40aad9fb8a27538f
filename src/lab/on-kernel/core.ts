/**
 * Core dumps without a trace: the target gets a mount namespace of its own with an empty tmpfs as its root, where the
 * kernel writes the core, and which is gone with the target.
 * core(5); mount_namespaces(7); setns(2): entering a mount namespace moves root and current directory to its root
 */
import { readFileSync } from 'node:fs'
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { resourceLimit, text, words } from '../subject/structures.ts'

const limitOfCore = 4
const newMountNamespace = 0x2_0000
const recursivelyPrivate = 0x4_4000
const currentDirectory = -100
const segmentationFault = 11

/** Why no core dump can be had here. */
export type CoreShortage =
  /** core_pattern hands cores to a program: not to be bothered with thousands of them. */
  | 'core-pattern-pipes'
  /** The limit may not be raised, no tmpfs may be mounted, or the pattern names a directory. */
  | 'no-core-dump'

/** Lets no puppet dump core, whatever the limit of this process is. A pipe is only kept quiet by a limit of exactly 1. */
export function forbidCores(outer: Puppet): void {
  const program = new Program()
  const limits = program.space(16)
  program.call('prlimit64', 0, limitOfCore, 0, limits)
  const hard = outer.run(program).bytes(limits).readBigUInt64LE(8)
  const change = new Program()
  change.call('prlimit64', 0, limitOfCore, change.data(words(hard === 0n ? 0 : 1, hard)), 0)
  outer.run(change)
}

/** Lets a target dump core into a root of its own. Throws where that cannot be had; ask `coreShortage` before. */
export function allowCore(target: Puppet): void {
  const program = new Program()
  const root = program.data(text('/'))
  const tmpfs = program.data(text('tmpfs'))
  const results = [
    raise(program),
    program.call('unshare', newMountNamespace),
    program.call('mount', 0, root, 0, recursivelyPrivate, 0),
  ]
  // Opened while /proc can still be seen.
  const own = program.call('openat', currentDirectory, program.data(text('/proc/self/ns/mnt')), 0)
  results.push(
    program.call('mount', tmpfs, root, tmpfs, 0, 0),
    program.call('setns', own, newMountNamespace),
    program.call('close', own),
  )
  const answer = target.run(program)
  const failure = results.map((result) => answer.value(result)).find((value) => value < 0)
  if (failure !== undefined) throw new CallFailed('setns', failure)
}

/** Whether a core dump can be had, found out by making one. */
export function coreShortage(outer: Puppet): CoreShortage | undefined {
  if (pattern().startsWith('|')) return 'core-pattern-pipes'
  const target = outer.spawn()
  try {
    allowCore(target)
    outer.kill(target.pid, segmentationFault)
    const report = target.outcome()
    const hasDumped = report.kind === 'died' && (report.waitStatus & 0x80) !== 0
    return hasDumped ? undefined : 'no-core-dump'
  } catch (error) {
    if (error instanceof CallFailed) return 'no-core-dump'
    throw error
  } finally {
    target.end()
  }
}

/**
 * Makes a target that may dump core start to do so. It has much to write and gets a CPU only while nobody else wants it,
 * so that it is still at it when the signal comes.
 */
export function startDump(target: Puppet): void {
  const program = new Program()
  const mapped = program.call('mmap', 0, sizeOfBallast, readWrite, populatedAnonymous, -1, 0)
  program.call('sched_setscheduler', 0, policy.idle, program.data(words(0)))
  const result = target.run(program).value(mapped)
  if (result < 0) throw new CallFailed('mmap', result)
  target.lane.outer.kill(target.pid, segmentationFault)
}

/** Lets a dump be finished as fast as can be, where this user may say so. */
export function hurryDump({ pid, lane }: Puppet): void {
  const program = new Program()
  program.call('sched_setscheduler', pid, policy.normal, program.data(words(0)))
  lane.outer.run(program)
}

/** More than a CPU writes in one turn. */
const sizeOfBallast = 0x400_0000
const readWrite = 1 | 2
const policy = { normal: 0, idle: 5 } as const
/** MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE */
const populatedAnonymous = 0x2 | 0x20 | 0x8000

function raise(program: Program): ReturnType<Program['call']> {
  const unlimited = program.data(resourceLimit(undefined, undefined))
  return program.call('prlimit64', 0, limitOfCore, unlimited, 0)
}

function pattern(): string {
  try {
    return readFileSync('/proc/sys/kernel/core_pattern', 'latin1')
  } catch {
    return '|'
  }
}
