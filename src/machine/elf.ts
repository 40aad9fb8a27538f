/**
 * A static executable with one read-execute segment (its own headers and the code) and one of zeroed
 * memory. No sections, no symbols, no interpreter. Truth: elf(5).
 */
import { type Architecture, elfMachine } from './architecture.ts'

/** What an executable consists of. Addresses are virtual, sizes are bytes. */
export interface Executable {
  readonly architecture: Architecture
  /** Address of the file's first byte; a multiple of 64 KiB. */
  readonly address: number
  /** Code, loaded right behind the headers: at `address + elfHeaderSize`. */
  readonly code: Uint8Array
  /** Address of the first instruction to run. */
  readonly entry: number
  /** Read-write memory that starts as zeroes. */
  readonly memory: { readonly address: number; readonly size: number }
}

const fileHeaderSize = 64
const programHeaderSize = 56
const programHeaders = 3

/** Bytes before the code: the file header and three program headers. */
export const elfHeaderSize: number = fileHeaderSize + programHeaders * programHeaderSize

const segment = { load: 1, gnuStack: 0x6474e551 } as const
const permission = { execute: 1, write: 2, read: 4 } as const
const executableFile = 2
/** The largest page aarch64 kernels use; smaller pages divide it. */
const alignment = 0x10000

/** The file's bytes. */
export function writeElf(executable: Executable): Uint8Array {
  const size = elfHeaderSize + executable.code.length
  const file = new Uint8Array(size)
  const view = new DataView(file.buffer)
  writeFileHeader(view, executable)
  const { address, memory, code } = executable
  const readExecute = permission.read | permission.execute
  const readWrite = permission.read | permission.write
  writeSegment(view, 0, segment.load, readExecute, address, size, size)
  writeSegment(view, 1, segment.load, readWrite, memory.address, 0, memory.size)
  writeSegment(view, 2, segment.gnuStack, readWrite, 0, 0, 0)
  file.set(code, elfHeaderSize)
  return file
}

function writeFileHeader(view: DataView, executable: Executable): void {
  // "\x7fELF", 64-bit, little-endian, version 1
  view.setUint32(0, 0x7f454c46)
  view.setUint32(4, 0x02010100)
  view.setUint16(16, executableFile, true)
  view.setUint16(18, elfMachine[executable.architecture], true)
  view.setUint32(20, 1, true)
  setAddress(view, 24, executable.entry)
  setAddress(view, 32, fileHeaderSize)
  view.setUint16(52, fileHeaderSize, true)
  view.setUint16(54, programHeaderSize, true)
  view.setUint16(56, programHeaders, true)
}

function writeSegment(
  view: DataView,
  index: number,
  type: number,
  permissions: number,
  address: number,
  fileSize: number,
  memorySize: number,
): void {
  const at = fileHeaderSize + index * programHeaderSize
  view.setUint32(at, type, true)
  view.setUint32(at + 4, permissions, true)
  setAddress(view, at + 16, address)
  setAddress(view, at + 24, address)
  setAddress(view, at + 32, fileSize)
  setAddress(view, at + 40, memorySize)
  setAddress(view, at + 48, type === segment.load ? alignment : 16)
}

function setAddress(view: DataView, at: number, value: number): void {
  view.setBigUint64(at, BigInt(value), true)
}
