/**
 * Writes a program as the bytes of a request. `machine/subject-layout.ts` is the format.
 */
import {
  type Area,
  counters,
  endOfProgram,
  maximumRequest,
  record,
  requestHeader,
  slotAddress,
  slots,
} from '../../machine/subject-layout.ts'
import type { Argument } from './arguments.ts'
import { aligned, type Program } from './program.ts'

/** A request, and how to read its reply. */
export interface Encoded {
  /** The slot it is for; addresses in it are that slot's. */
  readonly slot: number
  readonly request: Uint8Array
  /** Length of the reply; 0 when there is none. */
  readonly replySize: number
  /** Where in the reply the areas begin. Outside of the reply when they were not asked for. */
  readonly counters: number
  readonly space: number
  readonly results: number
}

/** Encodes `program` for the thread at `slot`. Throws when it does not fit into one request. */
export function encode(program: Program, slot: number): Encoded {
  const base = slotAddress(slot)
  const put = (program.calls.length + 1) * record.size
  const space = put + program.putSize
  const results = space + program.spaceSize
  const size = requestHeader.size + results
  if (size > maximumRequest) throw new Error(`a request of ${size} bytes is too long`)
  const places: Places = { put: base + slots.body + put, space: 0, results: 0 }
  places.space = places.put + program.putSize
  places.results = places.space + program.spaceSize

  const request = Buffer.alloc(size)
  const body = request.subarray(requestHeader.size)
  writeRecords(body, program, places)
  writeAll(body, put, program.put)
  writeAll(body, space, program.spaces)
  for (const { holder, at, to } of program.pointers) {
    const start = holder.kind === 'put' ? put : space
    writeWord(body, start + holder.offset + at, addressOf(to, places))
  }

  const reply = replyArea(program, places)
  if (program.carriesCounters && slot !== 0) throw new Error('only a leader has counters')
  request.writeUInt32LE(results, requestHeader.bodyLength)
  request.writeUInt32LE(reply.size, requestHeader.replyLength)
  request.writeUInt32LE(reply.address, requestHeader.replyAddress)
  request.writeUInt32LE(places.results, requestHeader.results)
  return {
    slot,
    request,
    replySize: reply.size,
    counters: counters.address - reply.address,
    space: places.space - reply.address,
    results: places.results - reply.address,
  }
}

function replyArea(program: Program, places: Places): Area {
  if (!program.answered) return { address: 0, size: 0 }
  if (program.view) return program.view
  const address = program.carriesCounters ? counters.address : places.space
  const size = places.results + 8 * program.calls.length - address
  // A reply of no bytes would be no reply: an empty program answers with what follows its results.
  return { address, size: Math.max(size, 1) }
}

/** Addresses of a program's areas in the subject's memory. */
interface Places {
  put: number
  space: number
  results: number
}

function writeRecords(body: Buffer, program: Program, places: Places): void {
  let at = 0
  for (const call of program.calls) {
    let flags = call.flags
    let argumentAt = at + record.arguments
    for (let i = 0; i < call.arguments.length; i++) {
      const argument = call.arguments[i] as Argument
      if (typeof argument === 'object') {
        if (argument.kind === 'result' || argument.kind === 'stored') flags |= 1 << i
        writeWord(body, argumentAt, addressOf(argument, places))
      } else {
        writeWord(body, argumentAt, argument)
      }
      argumentAt += 8
    }
    body.writeUInt32LE(call.number, at + record.number)
    body.writeUInt32LE(flags, at + record.flags)
    if (call.successor) {
      body.writeUInt32LE(call.successor.low, at + record.successor)
      body.writeUInt32LE(call.successor.high, at + record.successor + 4)
    }
    at += record.size
  }
  body.writeInt32LE(endOfProgram, at)
}

function addressOf(argument: Exclude<Argument, number | bigint>, places: Places): number {
  if (argument.kind === 'result') return places.results + 8 * argument.index
  const data = argument.kind === 'stored' ? argument.of : argument
  return places[data.kind] + data.offset
}

function writeAll(body: Buffer, start: number, all: readonly Uint8Array[]): void {
  let at = start
  for (const bytes of all) {
    body.set(bytes, at)
    at += aligned(bytes.length)
  }
}

function writeWord(body: Buffer, at: number, value: number | bigint): void {
  if (typeof value === 'bigint') {
    body.writeBigUInt64LE(BigInt.asUintN(64, value), at)
    return
  }
  body.writeUInt32LE(value >>> 0, at)
  body.writeInt32LE(Math.floor(value / 0x1_0000_0000) | 0, at + 4)
}
