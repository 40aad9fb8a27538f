/**
 * One lane of a verification, in a worker thread: takes entries of the plan until there are none left, and plays them.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { closeLab, type Lab, openLab } from './lab.ts'
import { measureTraits } from './measure-traits.ts'
import { type Plan, planOf } from './plan.ts'
import { cell, type LaneMessage, type LaneTask } from './played.ts'
import { Player } from './player.ts'
import { findShortages } from './shortage.ts'

/** Cases taken at once. */
const handful = 64

const task = workerData as LaneTask
try {
  const lab = await open()
  if ('refused' in lab) tell({ kind: 'refused', refusal: lab })
  else await serve(lab)
} finally {
  Atomics.add(task.cells, cell.clean, 1)
  Atomics.notify(task.cells, cell.clean)
}

async function serve(lab: Lab): Promise<void> {
  let player: Player | undefined
  try {
    const measured = measureTraits(lab)
    const shortages = findShortages(lab.lane)
    const untraced = 'refused' in lab.trace ? lab.trace : undefined
    const { namespaces, isPinned } = lab.lane
    tell({ kind: 'ready', facts: { measured, shortages, untraced, namespaces, isPinned } })
    player = new Player(lab, shortages, openAgain)
    await playAll(player, planOf(task.choice))
  } finally {
    await (player ? player.close() : closeLab(lab))
  }
}

async function playAll(player: Player, { cases, scenarios }: Plan): Promise<void> {
  while (!isToStop()) {
    const from = Atomics.add(task.cells, cell.cases, handful)
    if (from >= cases.length) break
    const played = await player.cases(cases.slice(from, from + handful), isToStop)
    tell({ kind: 'results', part: 'cases', from, ...played })
  }
  while (!isToStop()) {
    const from = Atomics.add(task.cells, cell.scenarios, 1)
    const scenario = scenarios[from]
    if (!scenario) break
    const results = [await player.scenario(scenario)]
    tell({ kind: 'results', part: 'scenarios', from, results, lost: 0 })
  }
}

function open(): ReturnType<typeof openLab> {
  const { cpu, userNamespace, isTraced } = task
  return openLab({ ...(cpu === undefined ? {} : { cpu }), userNamespace, isTraced })
}

async function openAgain(): Promise<Lab> {
  const lab = await open()
  if ('refused' in lab) throw new Error(`a lane could be had before, and now: ${lab.refused}`)
  return lab
}

function isToStop(): boolean {
  return Atomics.load(task.cells, cell.stop) !== 0
}

function tell(message: LaneMessage): void {
  parentPort?.postMessage(message)
}
