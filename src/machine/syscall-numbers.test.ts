import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type SyscallName, syscallNumber, syscallNumbers } from './syscall-numbers.ts'

/** The C library's copy of the kernel's tables, where its headers are installed. */
const headers = {
  'x86-64': '/usr/include/x86_64-linux-gnu/asm/unistd_64.h',
  aarch64: '/usr/include/asm-generic/unistd.h',
} as const

const names = Object.keys(syscallNumbers) as SyscallName[]

describe.each(['x86-64', 'aarch64'] as const)('system call numbers of %s', (architecture) => {
  const header = headers[architecture]
  const missing = existsSync(header) ? '' : ` [${header} is not installed]`

  it.skipIf(missing !== '')(`are those of the kernel's header${missing}`, () => {
    const defined = new Map(
      [...readFileSync(header, 'utf8').matchAll(/^#define __NR(?:3264)?_(\w+)\s+(\d+)/gm)].map(
        ([, name, number]) => [name, Number(number)],
      ),
    )
    const wrong = names.filter((name) => defined.get(name) !== syscallNumber(architecture, name))
    expect(wrong).toEqual([])
  })

  it('are all different', () => {
    expect(new Set(names.map((name) => syscallNumber(architecture, name))).size).toBe(names.length)
  })
})

describe('system call numbers', () => {
  it('include the calls by which a signal is sent, waited for and seen', () => {
    expect(syscallNumber('x86-64', 'kill')).toBe(62)
    expect(syscallNumber('aarch64', 'kill')).toBe(129)
    expect(syscallNumber('x86-64', 'rt_sigtimedwait')).toBe(128)
    expect(syscallNumber('aarch64', 'rt_sigtimedwait')).toBe(137)
  })
})
