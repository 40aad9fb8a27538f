/**
 * A new world: one process, the init of its outermost PID namespace, leader of a session of its own, of user 0.
 */
import { noSignals } from '../signal-set.ts'
import { signalTable } from '../signal-table.ts'
import type { Step } from '../step.ts'
import { deliverySteps, steps } from '../steps/index.ts'
import { type KernelTraits, measuredTraits } from '../traits.ts'
import { nothingToReport } from './report.ts'
import { noQueue } from './signal-queue.ts'
import type { Process, ProcessId, World } from './world.ts'

export interface WorldOptions {
  /** Name of the first process; 1 when left out. */
  readonly init?: ProcessId
  readonly traits?: KernelTraits
  /** Other steps than the kernel's, to see what would come of it. */
  readonly steps?: readonly Step[]
  /** The highest process number given; 32767 when left out. */
  readonly lastNumber?: number
}

/** Makes a world with its first process. Everybody else descends from that. */
export function createWorld(options: WorldOptions = {}): World {
  const { init = 1, traits = measuredTraits, lastNumber = 32767 } = options
  const list = options.steps ?? steps
  return {
    rules: {
      traits,
      table: signalTable(),
      steps: list,
      deliverySteps: list.filter((step) => deliverySteps.includes(step)),
      lastNumber,
    },
    processes: new Map([[init, firstProcess(init)]]),
    numbers: new Map([[init, { namespaces: [init], numbers: [1] }]]),
    namespaces: new Map([[init, { init, level: 0, last: 1, isOpen: true }]]),
    groups: new Map([[init, [init]]]),
  }
}

function firstProcess(id: ProcessId): Process {
  return {
    id,
    parent: undefined,
    children: [],
    group: id,
    session: id,
    leadsSession: true,
    hasExeced: false,
    isSubreaper: false,
    user: { real: 0, effective: 0, saved: 0 },
    actions: new Map(),
    ignored: noSignals,
    caught: noSignals,
    blocked: noSignals,
    shared: noQueue,
    own: noQueue,
    life: { kind: 'running' },
    call: undefined,
    frames: [],
    report: nothingToReport,
  }
}
