/**
 * The assembled program, kept for the next run: reading the kernel's types takes longer than everything else. It fits one
 * build of the kernel, whose build id names the file. What is read here is run by the kernel, so neither the folder nor the
 * file may be anybody else's to write.  sysfs /sys/kernel/notes; elf(5) "Notes"
 */
import { Buffer } from 'node:buffer'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import type { Bytecode } from './bytecode.ts'
import { recordMagic, recordVersion } from './record.ts'
import { codeOf } from './refusal.ts'

/** The program that an earlier run left for this kernel. */
export function cachedBytecode(folder: string, build: string): Bytecode | undefined {
  try {
    if (!isOwn(statSync(folder))) return undefined
    const file = openSync(pathOf(folder, build), 'r')
    try {
      return isOwn(fstatSync(file)) ? decode(readFileSync(file)) : undefined
    } finally {
      closeSync(file)
    }
  } catch (error) {
    codeOf(error)
    return undefined
  }
}

/** Keeps a program. Where that is not possible the next run assembles it again. */
export function keepBytecode(folder: string, build: string, bytecode: Bytecode): void {
  const path = pathOf(folder, build)
  const aside = `${path}.${process.pid}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!isOwn(statSync(folder))) return
    const file = openSync(aside, 'wx', 0o600)
    try {
      writeSync(file, encode(bytecode))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(aside, path)
  } catch (error) {
    codeOf(error)
    remove(aside)
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    codeOf(error)
  }
}

/** The kernel's build id in hexadecimal digits; `undefined` where it has none. */
export function buildId(path = '/sys/kernel/notes'): string | undefined {
  let notes: Buffer
  try {
    notes = readFileSync(path)
  } catch (error) {
    codeOf(error)
    return undefined
  }
  for (let at = 0; at + 12 <= notes.length; ) {
    const name = at + 12
    const description = name + padded(notes.readUInt32LE(at))
    const end = description + notes.readUInt32LE(at + 4)
    const isBuildId =
      notes.readUInt32LE(at + 8) === 3 && notes.toString('latin1', name, name + 4) === 'GNU\0'
    if (isBuildId) return end <= notes.length ? notes.toString('hex', description, end) : undefined
    at = description + padded(notes.readUInt32LE(at + 4))
  }
  return undefined
}

function encode({ program, iterator }: Bytecode): Buffer {
  const header = Buffer.alloc(headerSize)
  header.writeUInt32LE(recordMagic, 0)
  header.writeUInt32LE(recordVersion, 4)
  header.writeUInt32LE(iterator, 8)
  header.writeUInt32LE(program.length, 12)
  return Buffer.concat([header, program])
}

function decode(bytes: Buffer): Bytecode | undefined {
  if (bytes.length <= headerSize) return undefined
  const isOurs = bytes.readUInt32LE(0) === recordMagic && bytes.readUInt32LE(4) === recordVersion
  const length = bytes.readUInt32LE(12)
  if (!isOurs || bytes.length !== headerSize + length || length % 8 !== 0) return undefined
  // Copied into memory of its own, which does not move.
  const program = new Uint8Array(new ArrayBuffer(length))
  program.set(bytes.subarray(headerSize))
  return { program, iterator: bytes.readUInt32LE(8) }
}

/** Nobody else owns it or may write it. */
function isOwn({ uid, mode }: Stats): boolean {
  return uid === process.getuid?.() && (mode & 0o022) === 0
}

function pathOf(folder: string, build: string): string {
  return `${folder}/bpf-${recordVersion}-${process.arch}-${build}`
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

const headerSize = 16
