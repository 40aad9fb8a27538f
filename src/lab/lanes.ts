/**
 * Starts the lanes of a verification and hears what they have to tell. Whatever happens to this process short of SIGKILL,
 * the lanes are told to stop and waited for, so that nothing of them is left.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { cell, type LaneMessage, type LaneTask } from './played.ts'

/** How lanes are started. */
export interface LaneSetting extends Omit<LaneTask, 'cpu' | 'cells'> {
  /** How many. */
  readonly lanes: number
  /** Each on a CPU of its own, with its puppets. */
  readonly isPinned: boolean
  /** Absolute path of the worker's module, for programs that bundle this one; found beside this module when left out. */
  readonly worker?: string
  /** Stops them early. */
  readonly signal?: AbortSignal
}

/** Runs lanes until all have ended. Throws what a lane throws. */
export async function runLanes(
  setting: LaneSetting,
  hear: (message: LaneMessage, lane: number) => void,
): Promise<void> {
  const { lanes, isPinned, worker, signal, ...task } = setting
  const cells = new Int32Array(new SharedArrayBuffer(4 * Object.keys(cell).length))
  const cpus = isPinned ? allowedCpus() : []
  const stop = (): void => {
    Atomics.store(cells, cell.stop, 1)
  }
  const release = guard(cells, lanes, stop)
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  try {
    const started = Array.from({ length: lanes }, (_, lane) => {
      const cpu = cpus[lane % cpus.length]
      return start(worker, { ...task, cpu, cells }, (message) => hear(message, lane))
    })
    const ends = await Promise.allSettled(started.map((lane) => lane.catch(stopAll)))
    const broken = ends.find((end) => end.status === 'rejected')
    if (broken) throw broken.reason
  } finally {
    signal?.removeEventListener('abort', stop)
    release()
  }

  function stopAll(error: unknown): never {
    stop()
    throw error
  }
}

function start(
  module: string | undefined,
  task: LaneTask,
  hear: (message: LaneMessage) => void,
): Promise<void> {
  const lane = module ? new Worker(module, { workerData: task }) : startBeside(task)
  return new Promise((resolve, reject) => {
    lane.on('message', hear)
    lane.on('error', reject)
    lane.on('exit', () => resolve())
  })
}

/** The worker's module is beside this one; as a source, in tests, it needs a loader first. */
function startBeside(workerData: LaneTask): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./lane-worker.js', import.meta.url), { workerData })
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm'))
  const loader = new URL('./api/index.mjs', tsx)
  const module = new URL('./lane-worker.ts', import.meta.url)
  const code = `import('${loader}').then((tsx) => { tsx.register(); return import('${module}') })`
  return new Worker(code, { eval: true, workerData })
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** At exit, and on signals that nobody else handles, waits for the lanes to leave nothing behind. */
function guard(cells: Int32Array, lanes: number, stop: () => void): () => void {
  const waitForAll = (): void => {
    stop()
    const deadline = Date.now() + 3000
    for (let clean = 0; clean < lanes && Date.now() < deadline; ) {
      Atomics.wait(cells, cell.clean, clean, 100)
      clean = Atomics.load(cells, cell.clean)
    }
  }
  const end = (signal: NodeJS.Signals): void => {
    waitForAll()
    release()
    process.kill(process.pid, signal)
  }
  const unhandled = endings.filter((signal) => process.listenerCount(signal) === 0)
  for (const signal of unhandled) process.once(signal, end)
  process.once('exit', waitForAll)
  return release

  function release(): void {
    for (const signal of unhandled) process.off(signal, end)
    process.off('exit', waitForAll)
  }
}

/** The CPUs this process may run on, such as 0–3,8; none where that cannot be read. */
function allowedCpus(): readonly number[] {
  const own = '/proc/self/status'
  const status = existsSync(own) ? readFileSync(own, 'latin1') : ''
  const list = /^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1] ?? '0'
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })
}
