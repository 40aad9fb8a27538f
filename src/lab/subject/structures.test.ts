import { describe, expect, it } from 'vitest'
import {
  alternateStack,
  capabilities,
  cpuSet,
  filterInstructions,
  intervalTimer,
  maskOf,
  pollDescriptors,
  resourceLimit,
  signalAction,
  signalInfo,
  signalSet,
  text,
  timerEvent,
  timerSpec,
  timespec,
  words,
} from './structures.ts'

const hexadecimal = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const word = (value: string): string => value.padEnd(16, '0')

describe('structures of the kernel', () => {
  it('have signal n at bit n - 1 of a set', () => {
    expect(maskOf(1, 15, 64)).toBe(0x8000_0000_0000_4001n)
    expect(hexadecimal(signalSet(maskOf(15)))).toBe(word('0040'))
    expect(maskOf()).toBe(0n)
  })

  it('have handler, flags, restorer and mask in an action', () => {
    const action = signalAction(0x400100, 0x14000004, 0x400200, 1n)
    const parts = [word('000140'), word('04000014'), word('000240'), word('01')]
    expect(hexadecimal(action)).toBe(parts.join(''))
  })

  it('split times into seconds and the rest', () => {
    expect(timespec(1500)).toEqual(words(1, 500_000_000))
    expect(timespec(0.5)).toEqual(words(0, 500_000))
    expect(intervalTimer(2250)).toEqual(words(0, 0, 2, 250_000))
    expect(timerSpec(3, 1000)).toEqual(words(1, 0, 0, 3_000_000))
  })

  it('have number, code and sender of a queued signal where siginfo has them', () => {
    const info = Buffer.from(signalInfo({ signal: 10, code: -1, pid: 7, uid: 1000, value: -2 }))
    expect(info.length).toBe(128)
    expect([0, 4, 8, 16, 20].map((at) => info.readInt32LE(at))).toEqual([10, 0, -1, 7, 1000])
    expect(info.readBigInt64LE(24)).toBe(-2n)
  })

  it('name a thread in a timer event only where one is given', () => {
    const event = Buffer.from(timerEvent(14, 99))
    expect([8, 12, 16].map((at) => event.readInt32LE(at))).toEqual([14, 4, 99])
    expect(Buffer.from(timerEvent(14)).readInt32LE(12)).toBe(0)
    expect(event.length).toBe(64)
  })

  it('have eight bytes for every descriptor to poll', () => {
    expect(
      hexadecimal(pollDescriptors({ descriptor: 5, events: 1 }, { descriptor: 99, events: 4 })),
    ).toBe('05000000010000006300000004000000')
  })

  it('write no limit as all ones', () => {
    expect(resourceLimit(0, undefined)).toEqual(words(0, -1n))
    expect(hexadecimal(resourceLimit(undefined, 5)).slice(0, 16)).toBe('f'.repeat(16))
  })

  it('have one bit for every CPU', () => {
    expect(hexadecimal(cpuSet(0, 9)).slice(0, 4)).toBe('0102')
  })

  it('repeat a capability mask for effective, permitted and inheritable, low half first', () => {
    const { header, data } = capabilities((1n << 5n) | (1n << 40n))
    expect(Buffer.from(header).readUInt32LE(0)).toBe(0x20080522)
    const half = (value: number): readonly number[] => [value, value, value]
    const all = Array.from({ length: 6 }, (_, i) => Buffer.from(data).readUInt32LE(4 * i))
    expect(all).toEqual([...half(1 << 5), ...half(1 << 8)])
  })

  it('pack filter instructions into eight bytes', () => {
    expect(hexadecimal(filterInstructions([[0x15, 1, 2, 0x7fff0000]]))).toBe('150001020000ff7f')
  })

  it('end strings with a zero byte, and keep the order of a stack', () => {
    expect(hexadecimal(text('ab'))).toBe('616200')
    expect(alternateStack(0x7f0000, 8192)).toEqual(words(0x7f0000, 0, 8192))
  })
})
