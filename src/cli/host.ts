/**
 * The context made of Node. Standard output is written with plain system calls: making Node's stream objects takes longer
 * than everything `sigwhy 1` has to say.
 */
import { fstatSync, readFileSync, writeSync } from 'node:fs'
import type { StricliProcess } from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import type { Context, InputReading } from './context.ts'
import { coloured } from './fate-colours.ts'

/** The context of this process, speaking the language of the catalogue. */
export function hostContext(catalogue: Catalogue): Context {
  const print = (text: string) => writeAll(1, text)
  const note = (text: string) => writeAll(2, text)
  const stricliProcess: StricliProcess = { stdout: { write: print }, stderr: { write: note } }
  return {
    process: stricliProcess,
    catalogue,
    environment: process.env,
    print,
    note,
    terminalWidth: once(() =>
      mayBeTerminal(1) && process.stdout.isTTY ? process.stdout.columns : undefined,
    ),
    paint: coloured,
    isInputTerminal: () => mayBeTerminal(0) && process.stdin.isTTY,
    readInput,
    kernelRelease,
    // Beside the bundle, which is CommonJS: modules have no `__dirname`.
    ...(typeof __dirname === 'undefined'
      ? {}
      : { laneWorker: `${__dirname}/lane-worker.mjs`, cacheFolder: `${__dirname}/cache` }),
  }
}

/** Asked once: neither what standard output is nor its width changes while a page is made. */
function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined
  return () => {
    answer ??= { value: ask() }
    return answer.value
  }
}

/** Read where it is needed; loading node:os for it takes longer. */
function kernelRelease(): string {
  try {
    return readFileSync('/proc/sys/kernel/osrelease', 'latin1').trim()
  } catch {
    return ''
  }
}

/** Only a character device can be a terminal, and /dev/null is none; asking Node costs more. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor)
    return status.isCharacterDevice() && status.rdev !== devNull
  } catch {
    return false
  }
}

/** Major 1, minor 3.  null(4) */
const devNull = 0x103

/** Writes everything. When the reader has gone (`| head -1`), it has what it wanted, and sigwhy ends without a word. */
function writeAll(descriptor: number, text: string): void {
  let rest = new TextEncoder().encode(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

async function readInput(limit: number): Promise<InputReading> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    const bytes: Uint8Array = chunk
    length += bytes.length
    if (length > limit) return { ok: false, why: 'too-long' }
    chunks.push(bytes)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return { ok: true, bytes }
}
