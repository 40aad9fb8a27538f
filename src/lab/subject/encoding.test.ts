import { describe, expect, it } from 'vitest'
import { requestHeader, slotAddress, slots } from '../../machine/subject-layout.ts'
import { encode } from './encoding.ts'
import { Program } from './program.ts'
import { words } from './structures.ts'

const body = slotAddress(0) + slots.body
const word = (request: Uint8Array, at: number): bigint =>
  Buffer.from(request).readBigUInt64LE(requestHeader.size + at)

describe('a request', () => {
  it('has a record for every call and ends with a negative number', () => {
    const program = new Program('x86-64')
    program.call('kill', 1, -15)
    const { request } = encode(program, 0)
    const view = Buffer.from(request).subarray(requestHeader.size)
    expect([view.readInt32LE(0), view.readInt32LE(4)]).toEqual([62, 0])
    expect([view.readBigInt64LE(8), view.readBigInt64LE(16), view.readBigInt64LE(24)]).toEqual([
      1n,
      -15n,
      0n,
    ])
    expect(view.readInt32LE(64)).toBe(-1)
  })

  it('numbers calls as its architecture does', () => {
    const program = new Program('aarch64')
    program.call('kill', 1, 15)
    expect(Buffer.from(encode(program, 0).request).readInt32LE(requestHeader.size)).toBe(129)
  })

  it('names data, space and results by their addresses', () => {
    const program = new Program('x86-64')
    const data = program.data(new Uint8Array(3))
    const space = program.space(8)
    const first = program.call('getpid')
    program.call('kill', first, data, space, program.within(space, 4))
    const { request } = encode(program, 0)
    const put = body + 3 * 64
    expect(Buffer.from(request).readUInt32LE(requestHeader.size + 64 + 4)).toBe(1)
    expect([8, 16, 24, 32].map((at) => Number(word(request, 64 + at)))).toEqual([
      put + 16,
      put,
      put + 8,
      put + 12,
    ])
  })

  it('takes an argument from data when the call is made, if told so', () => {
    const program = new Program('x86-64')
    const pipe = program.space(8)
    program.call('close', program.stored(pipe, 4))
    const { request } = encode(program, 0)
    expect(Buffer.from(request).readUInt32LE(requestHeader.size + 4)).toBe(1)
    expect(Number(word(request, 8))).toBe(body + 2 * 64 + 4)
  })

  it('puts addresses into data', () => {
    const program = new Program('x86-64')
    const vector = program.data(words(0, 5))
    const bytes = program.data(new Uint8Array(5))
    program.pointer(vector, 0, bytes)
    expect(Number(word(encode(program, 0).request, 64))).toBe(body + 64 + 16)
  })

  it('is for one desk: another thread’s has other addresses', () => {
    const program = new Program('x86-64')
    program.call('read', 0, program.data(new Uint8Array(8)), 8)
    const [leader, thread] = [encode(program, 0), encode(program, 3)]
    expect(Number(word(thread.request, 16) - word(leader.request, 16))).toBe(3 * slots.size)
    expect(program.requestFor(3)).toBe(program.requestFor(3))
    expect(program.requestFor(0)).not.toBe(thread)
  })

  it('holds 64-bit arguments, negative ones too', () => {
    const program = new Program('x86-64')
    program.call('mmap', 2 ** 47, -(2 ** 40), 0xffff_ffff_ffff_ffffn, -1)
    const { request } = encode(program, 0)
    const signed = (at: number): bigint => BigInt.asIntN(64, word(request, at))
    expect([8, 16, 24, 32].map(signed)).toEqual([2n ** 47n, -(2n ** 40n), -1n, -1n])
  })

  it('asks for no reply only when it should not be answered', () => {
    expect(encode(new Program('x86-64'), 0).replySize).toBeGreaterThan(0)
    expect(encode(new Program('x86-64').unanswered(), 0).replySize).toBe(0)
  })

  it('carries counters for a leader only', () => {
    const program = new Program('x86-64').withCounters()
    expect(encode(program, 0).counters).toBe(0)
    expect(() => encode(program, 1)).toThrow('leader')
  })

  it('has room for six arguments and no more', () => {
    expect(() => new Program('x86-64').call('kill', 1, 2, 3, 4, 5, 6, 7)).toThrow('six')
  })
})
