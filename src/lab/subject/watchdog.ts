/**
 * Kills the outer puppet of a lane that keeps Node waiting too long. A blocking read cannot be interrupted
 * from the thread it blocks, so a worker watches. When the outer puppet dies all of the lane dies with it,
 * its pipes have no writer left, and the read ends.
 */
import { Worker } from 'node:worker_threads'
import type { Guard } from './channel.ts'

/** Shared with the worker: whether (odd) Node is in a call and which one; whom to kill, after how many seconds. */
const word = { sequence: 0, pid: 1, patience: 2 } as const

const watching = `
const { workerData: cells } = require('node:worker_threads')
let last = 0
let seconds = 0
setInterval(() => {
  const sequence = Atomics.load(cells, ${word.sequence})
  seconds = sequence === last && sequence % 2 !== 0 ? seconds + 1 : 0
  last = sequence
  if (seconds < Atomics.load(cells, ${word.patience})) return
  seconds = 0
  try { process.kill(Atomics.load(cells, ${word.pid}), 'SIGKILL') } catch {}
}, 1000)
`

let cells: Int32Array | undefined

/** A guard for the lane whose outer puppet is `pid`. The worker is started with the first. */
export function watchdogFor(pid: number, patience: number): Guard {
  cells ??= startWatching()
  const shared = cells
  return {
    enter(): void {
      Atomics.store(shared, word.pid, pid)
      Atomics.store(shared, word.patience, patience)
      Atomics.add(shared, word.sequence, 1)
    },
    leave(): void {
      Atomics.add(shared, word.sequence, 1)
    },
  }
}

function startWatching(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(12))
  const worker = new Worker(watching, { eval: true, workerData: shared })
  worker.unref()
  return shared
}
