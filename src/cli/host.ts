/**
 * The context made of Node. Standard output is written with plain system calls: making Node's stream objects takes longer
 * than everything `sigwhy 1` has to say.
 */
import { Buffer } from 'node:buffer'
import { fstatSync, readFileSync, readlinkSync, writeFileSync, writeSync } from 'node:fs'
import type { StricliProcess } from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import { once } from '../i18n/once.ts'
import type { Context, FileReading, InputReading } from './context.ts'
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
    // Neither what standard output is nor its width changes while a page is made.
    terminalWidth: once(() =>
      mayBeTerminal(1) && process.stdout.isTTY ? process.stdout.columns : undefined,
    ),
    paint: coloured,
    isInputTerminal: () => mayBeTerminal(0) && process.stdin.isTTY,
    readInput,
    readFile,
    writeFile,
    kernelRelease,
    // Beside the bundle, which is CommonJS: modules have no `__dirname`.
    ...(typeof __dirname === 'undefined'
      ? {}
      : { laneWorker: `${__dirname}/lane-worker.mjs`, cacheFolder: `${__dirname}/cache` }),
  }
}

function readFile(path: string): FileReading {
  try {
    return { ok: true, text: readFileSync(path, 'utf8') }
  } catch (error) {
    return { ok: false, errno: errnoOf(error) }
  }
}

function writeFile(path: string, text: string): string | undefined {
  try {
    writeFileSync(path, text)
    return undefined
  } catch (error) {
    return errnoOf(error)
  }
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** Read where it is needed; loading node:os for it takes longer. */
function kernelRelease(): string {
  try {
    return readFileSync('/proc/sys/kernel/osrelease', 'latin1').trim()
  } catch {
    return ''
  }
}

/**
 * Only a character device can be a terminal; a pipe, a socket and /dev/null are none, and have names that say so where there
 * is a procfs. Asking Node costs more than everything else here.
 */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const name = readlinkSync(`/proc/self/fd/${descriptor}`)
    if (/^(pipe|socket):|^\/dev\/null$/.test(name)) return false
  } catch {
    // No procfs: not Linux, most likely.
  }
  return isCharacterDevice(descriptor)
}

function isCharacterDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice()
  } catch {
    return false
  }
}

/** Writes everything. When the reader has gone (`| head -1`), it has what it wanted, and sigwhy ends without a word. */
function writeAll(descriptor: number, text: string): void {
  let rest: Uint8Array = Buffer.from(text)
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
