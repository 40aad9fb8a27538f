/**
 * Kills the outer puppet of a lane that keeps Node waiting too long. A blocking read cannot be interrupted
 * from the thread it blocks, so a worker watches. When the outer puppet dies all of the lane dies with it,
 * its pipes have no writer left, and the read ends.
 */
import { Worker } from 'node:worker_threads'
import type { Guard } from './channel.ts'

/** Seconds after which a read or write counts as stuck. */
const limit = 20

/** Shared with the worker: whether (odd) Node is in a call and which one, and whom to kill. */
const word = { sequence: 0, pid: 1 } as const

const watching = `
const { workerData } = require('node:worker_threads')
const { cells, limit } = workerData
let last = 0
let seconds = 0
setInterval(() => {
  const sequence = Atomics.load(cells, ${word.sequence})
  seconds = sequence === last && sequence % 2 !== 0 ? seconds + 1 : 0
  last = sequence
  if (seconds < limit) return
  seconds = 0
  try { process.kill(Atomics.load(cells, ${word.pid}), 'SIGKILL') } catch {}
}, 1000)
`

let cells: Int32Array | undefined

/** A guard for the lane whose outer puppet is `pid`. The worker is started with the first. */
export function watchdogFor(pid: number, seconds: number = limit): Guard {
  const shared = cells ?? startWatching(seconds)
  return {
    enter(): void {
      Atomics.store(shared, word.pid, pid)
      Atomics.add(shared, word.sequence, 1)
    },
    leave(): void {
      Atomics.add(shared, word.sequence, 1)
    },
  }
}

function startWatching(seconds: number): Int32Array {
  cells = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(watching, { eval: true, workerData: { cells, limit: seconds } })
  worker.unref()
  return cells
}
