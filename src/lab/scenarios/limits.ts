/**
 * Limits of setrlimit(2). Where a limit has its own signal, an init is only spared it; what fails still fails. The hard
 * limit of CPU time is the exception: it sends SIGKILL, and so anybody inside with the right can end an init that works.
 */
import type { Target } from '../../kernel/index.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { text, words } from '../subject/structures.ts'
import { catching, init, ordinary, ruled, ruledFrom } from './expected.ts'
import { killAtRisk } from './fatal-sending.ts'
import { fromKernel } from './from-kernel.ts'
import { procState } from './proc.ts'
import { errno, fared, seen } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const cpuTime = 0
const fileSize = 1
const infinity = 2n ** 64n - 1n
/** Turns of a spin that take a few milliseconds. */
const aWhile = 5_000_000
const attempts = 400

/**
 * Uses CPU time until the kernel has moved the soft limit on, which it does when it sends SIGXCPU; or until it ends. The
 * outside sets and reads the limit: the puppet itself may end at any moment.
 */
function useUpSoftLimit(puppet: Puppet, { outside }: Stage): Outcome {
  const { spin } = loadPayloads(puppet)
  setCpuLimit(outside, puppet.pid, 0n, infinity)
  return spinUntil(puppet, spin, () => softCpuLimit(outside, puppet.pid) > 0n)
}

function useUpHardLimit(puppet: Puppet, { outside }: Stage): Outcome {
  const { spin } = loadPayloads(puppet)
  setCpuLimit(outside, puppet.pid, 0n, 0n)
  return spinUntil(puppet, spin, () => false)
}

/** Lets the puppet work until something happens to it or `isDone`. */
function spinUntil(puppet: Puppet, code: number, isDone: () => boolean): Outcome {
  const spin = new Program()
  spin.callCode(code, aWhile)
  for (let attempt = 1; ; attempt++) {
    const outcome = puppet.attempt(spin, 5000)
    if (outcome.kind !== 'answered' || attempt === attempts) return outcome
    // The signal may have come after the answer.
    if (isDone()) return puppet.attempt()
  }
}

function setCpuLimit(by: Puppet, pid: number, soft: bigint, hard: bigint): number {
  const program = new Program()
  const set = program.call('prlimit64', pid, cpuTime, program.data(words(soft, hard)), 0)
  return by.run(program).value(set)
}

function softCpuLimit(by: Puppet, pid: number): bigint {
  const program = new Program()
  const limit = program.space(16)
  program.call('prlimit64', pid, cpuTime, 0, limit)
  return by.run(program).bytes(limit).readBigUInt64LE(0)
}

/** A write that would make a file longer than allowed. */
function writeTooMuch(): Program {
  const program = new Program()
  program.call('prlimit64', 0, fileSize, program.data(words(4, 4)), 0)
  const file = program.call('memfd_create', program.data(text('file')), 0)
  program.call('write', file, program.data(text('full')), 4)
  program.call('write', file, program.data(text('over')), 4)
  return program
}

/** A write to a pipe that nobody will read. */
function writeToNobody(): Program {
  const program = new Program()
  const pipe = program.space(8)
  program.call('pipe2', pipe, 0)
  program.call('close', program.stored(pipe, 0))
  program.call('write', program.stored(pipe, 4), program.data(text('lost')), 4)
  return program
}

/** What the last call of the program said, when there was anybody left to say it. */
function failing(
  what: string,
  origin: 'file-size-limit' | 'broken-pipe',
  error: 'EFBIG' | 'EPIPE',
  target: Target,
  program: () => Program,
): ThemedScenario {
  const who = target.init === 'no' ? 'ordinary' : 'init'
  return scenario({
    id: `limits/${what}/${who}`,
    theme: 'limits',
    cites: originCites[origin],
    model(traits) {
      const ruling = ruledFrom(origin, target, traits, { actor: 'self' })
      return { fared: fared(ruling), result: ruling.result, write: error }
    },
    kernel(stage) {
      const puppet = target.init === 'no' ? stage.newOrdinary() : stage.newInit()
      const failing = program()
      stage.begin()
      const outcome = puppet.attempt(failing)
      const { result } = stage.generated(puppet, signals[origin])
      const last = { kind: 'result', index: failing.calls.length - 1 } as const
      const write = outcome.kind === 'answered' ? errno(outcome.answer.value(last)) : 'unobserved'
      return { fared: seen(puppet, outcome), result, write }
    },
  })
}

const signals = { 'file-size-limit': 25, 'broken-pipe': 13 } as const
const originCites = {
  'file-size-limit': ['read_write.c#generic_write_check_limits', 'getrlimit(2)'],
  'broken-pipe': ['pipe.c#pipe_write', 'pipe(7)'],
} as const

/** An init that only sleeps uses no time; the limit waits for it to wake up. */
const limitSetFromInside = scenario({
  id: 'limits/cpu-time-hard/set-from-inside',
  theme: 'limits',
  cites: ['posix-cpu-timers.c#check_process_timers', 'getrlimit(2)'],
  claim: 'kill-9-never-works',
  shows: 'cpu-limit',
  needs: ['root'],
  model: (traits) => ({
    errno: 'none',
    asleep: 'sleeping',
    awake: fared(ruledFrom('cpu-limit-hard', init, traits)),
    byKill: fared(ruled(init, 'SIGKILL', traits)),
  }),
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    const spin = new Program()
    spin.callCode(loadPayloads(insider)['spin'], aWhile * 4)
    const payloads = loadPayloads(puppet)
    const byKill = seen(puppet, killAtRisk(insider, 1, 9, puppet).outcome)
    const set = setCpuLimit(insider, 1, 0n, 0n)
    insider.run(spin)
    const asleep = procState(puppet.pid)
    return {
      errno: errno(set),
      asleep,
      awake: seen(
        puppet,
        spinUntil(puppet, payloads.spin, () => false),
      ),
      byKill,
    }
  },
})

export const limits: readonly ThemedScenario[] = [
  fromKernel({
    id: 'cpu-time-soft/init',
    theme: 'limits',
    origin: 'cpu-limit-soft',
    target: init,
    act: useUpSoftLimit,
  }),
  fromKernel({
    id: 'cpu-time-soft/caught',
    theme: 'limits',
    origin: 'cpu-limit-soft',
    target: catching(init, 'SIGXCPU'),
    act: useUpSoftLimit,
  }),
  fromKernel({
    id: 'cpu-time-soft/ordinary',
    theme: 'limits',
    origin: 'cpu-limit-soft',
    target: ordinary,
    needs: ['root'],
    act: useUpSoftLimit,
  }),
  fromKernel({
    id: 'cpu-time-hard/init',
    theme: 'limits',
    origin: 'cpu-limit-hard',
    target: init,
    shows: 'cpu-limit',
    act: useUpHardLimit,
  }),
  limitSetFromInside,
  failing('file-size', 'file-size-limit', 'EFBIG', init, writeTooMuch),
  failing('file-size', 'file-size-limit', 'EFBIG', ordinary, writeTooMuch),
  failing('pipe-without-reader', 'broken-pipe', 'EPIPE', init, writeToNobody),
  failing('pipe-without-reader', 'broken-pipe', 'EPIPE', ordinary, writeToNobody),
]
