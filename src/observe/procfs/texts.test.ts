import { describe, expect, it } from 'vitest'
import { argumentsIn } from './command-line.ts'
import { parseCurrentCall } from './current-call.ts'
import { parsePid } from './pid.ts'
import { parseStat } from './stat.ts'

describe('the stat of a process', () => {
  const rest =
    'S 1 2 3 34816 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0 18446744073709551615 1 1 140726'

  it('has its start time and its terminal behind a name of any kind', () => {
    for (const name of ['bash', 'a b', ') S 1', '(x)', ') (', '']) {
      expect(parseStat(`12 (${name}) ${rest}\n`)).toEqual({
        startTime: 4711,
        isKernelThread: true,
        terminal: 34816,
        stack: '140726',
      })
    }
  })

  it('is none without its fields', () => {
    expect(parseStat('')).toBeUndefined()
    expect(parseStat('12 (bash) S 1 2 3')).toBeUndefined()
    expect(parseStat(`12 bash ${rest}`)).toBeUndefined()
  })
})

describe('the system call of a thread', () => {
  it('has a number and arguments while it sleeps in one', () => {
    expect(parseCurrentCall('128 0x7ffdac811f30 0x0 0x0 0x8 0x0 0x0 0x7ffd 0x7f18\n')).toEqual({
      kind: 'call',
      number: 128,
      firstArgument: 0x7ffdac811f30n,
    })
  })

  it('has none while it runs, and outside of any', () => {
    expect(parseCurrentCall('running\n')).toEqual({ kind: 'running' })
    expect(parseCurrentCall('-1 0x7ffd 0x7f18\n')).toEqual({ kind: 'outside' })
  })

  it('is nothing else', () => {
    for (const text of ['', '128', '128 5', 'sleeping', '0x80 0x1']) {
      expect(parseCurrentCall(text)).toBeUndefined()
    }
  })
})

describe('the arguments of a process', () => {
  it('may be empty, at the end too', () => {
    expect(argumentsIn('sh\0-c\0\0')).toEqual(['sh', '-c', ''])
    expect(argumentsIn('')).toEqual([])
    expect(argumentsIn('\0')).toEqual([''])
  })

  it('may have lost their end to a title that the process wrote over them', () => {
    expect(argumentsIn('nginx: master process')).toEqual(['nginx: master process'])
  })
})

describe('a PID', () => {
  it('is a positive decimal number', () => {
    expect(parsePid(' 42 ')).toEqual({ ok: true, pid: 42 })
    expect(parsePid(4194304)).toEqual({ ok: true, pid: 4194304 })
  })

  it.each([
    ['', 'pid-not-a-number'],
    ['1e3', 'pid-not-a-number'],
    ['0x1', 'pid-not-a-number'],
    ['1.5', 'pid-not-a-number'],
    [Number.NaN, 'pid-not-a-number'],
    ['0', 'pid-zero'],
    ['-0', 'pid-zero'],
    ['-1', 'pid-negative'],
    ['99999999999999999999', 'pid-too-large'],
  ])('is not %j', (text, code) => {
    expect(parsePid(text)).toMatchObject({ ok: false, error: { code, text: String(text) } })
  })
})
