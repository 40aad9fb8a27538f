/**
 * States of a target that are not just running: stopped, gone, on a CPU, traced.  ptrace(2) PTRACE_SEIZE
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { scratch } from '../../machine/subject-layout.ts'
import { CallFailed } from '../subject/errors.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { startDump } from './core.ts'
import { dumpsCore, stateOf } from './proc.ts'
import { type Scene, waitUntil } from './scene.ts'

/** The state a case asks for is passing, and was over too soon: to be tried again. */
export class MissedMoment extends Error {
  override readonly name = 'MissedMoment'
}

const stop = 19
const seize = 0x4206
/** PTRACE_CONT, for whoever lets the target go on. */
export const continueTraced = 7

/** Brings the target into the life its case names, and its guardian to trace it. */
export function enterLife(scene: Scene): void {
  const { row, cast } = scene
  const { target, guardian } = cast
  if (row.traced) {
    const result = guardian.call('ptrace', seize, target.pidForParent, 0, 0)
    if (result < 0) throw new CallFailed('ptrace', result)
  }
  switch (row.life) {
    case 'running':
      return
    case 'on-cpu':
      spin(target)
      scene.isSpinning = true
      return
    case 'stopped':
      guardian.kill(target.pidForParent, stop)
      if (target.outcome().kind !== 'stopped') throw new Error('SIGSTOP did not stop the target')
      return
    case 'zombie': {
      const program = new Program().unanswered()
      program.call('exit_group', 0)
      target.post(program)
      waitUntil(scene, () => stateOf(target) === 'Z')
      return
    }
    case 'reaped':
      target.end()
      return
    case 'dumping':
      startDump(target)
      waitUntil(scene, () => dumpsCore(target) || stateOf(target) === 'Z')
      if (!dumpsCore(target)) throw new MissedMoment('the core dump was over before it was seen')
      return
  }
}

/** Whether a parent may trace its child here. */
export function canTrace(outer: Puppet): boolean {
  const child = outer.spawn()
  const result = outer.call('ptrace', seize, child.pid, 0, 0)
  child.end()
  return result === 0
}

/** Lets a leader that spins come back to its programs. */
export function stopSpinning(scene: Scene): void {
  if (!scene.isSpinning) return
  scene.isSpinning = false
  try {
    const memory = openSync(`/proc/${scene.cast.target.pid}/mem`, 'r+')
    writeSync(memory, new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]), 0, 8, scratch.address)
    closeSync(memory)
  } catch (error) {
    // Dead of the signal already: its guardian will say so.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function spin(target: Puppet): void {
  const { 'spin while equal': address } = loadPayloads(target)
  const program = new Program().withCounters()
  program.callCode(address, scratch.address, 0)
  target.post(program)
  // Two turns of somebody else: then it has been on the CPU.
  for (let turn = 0; turn < 2; turn++) target.lane.outer.call('sched_yield')
}
