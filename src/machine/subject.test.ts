import { describe, expect, it } from 'vitest'
import type { Architecture } from './architecture.ts'
import { disassemble, disassembler } from './disassemble.fixture.ts'
import { elfHeaderSize } from './elf.ts'
import { assemblePayloads, payloadNames } from './payloads.ts'
import { assembleSubject } from './subject.ts'
import { codeAddress, payloadArea } from './subject-layout.ts'

const architectures: readonly Architecture[] = ['x86-64', 'aarch64']

/** What must be there if the program serves system calls, calls code, counts and returns from handlers. */
const essentials = {
  'x86-64': ['syscall', 'call rax', 'lock xadd QWORD PTR ds:0x610040,rax', 'mov eax,0xf', 'ret'],
  aarch64: ['svc #0x0', 'blr x8', 'ldaxr x11, [x9]', 'mov x8, #0x8b', 'ret'],
} as const

describe.each(architectures)('the subject for %s', (architecture) => {
  const subject = assembleSubject(architecture)
  const header = new DataView(subject.file.buffer)
  const judge = disassembler(architecture)
  const code = subject.file.subarray(elfHeaderSize)

  it('is smaller than a kilobyte', () => {
    expect(subject.file.length).toBeLessThanOrEqual(1024)
  })

  it('is a static 64-bit little-endian executable for its machine', () => {
    expect(Buffer.from(subject.file.subarray(0, 7)).toString('hex')).toBe('7f454c46020101')
    expect(header.getUint16(16, true)).toBe(2)
    expect(header.getUint16(18, true)).toBe(architecture === 'x86-64' ? 62 : 183)
  })

  it('starts inside its own code, and so do the handler and the restorer', () => {
    const entry = Number(header.getBigUint64(24, true))
    for (const address of [entry, subject.handler, subject.restorer]) {
      expect(address).toBeGreaterThanOrEqual(codeAddress + elfHeaderSize)
      expect(address).toBeLessThan(codeAddress + subject.file.length)
    }
  })

  it('has no segment that is both writable and executable', () => {
    const permissions = [0, 1, 2].map((i) => header.getUint32(64 + 56 * i + 4, true))
    expect(permissions).toEqual([5, 6, 6])
  })

  it.skipIf(!judge.command)(`disassembles without a bad instruction${judge.reason}`, () => {
    const lines = disassemble(architecture, code, ['-z'])
    expect(lines.filter((line) => /bad|undefined|\.inst|udf/.test(line))).toEqual([])
    expect(lines).toEqual(expect.arrayContaining([...essentials[architecture]]))
  })
})

describe.each(architectures)('the payloads for %s', (architecture) => {
  const { code, addresses } = assemblePayloads(architecture)

  it('have an address each, in the payload area', () => {
    const all = payloadNames.map((name) => addresses[name])
    expect(new Set(all).size).toBe(payloadNames.length)
    for (const address of all) {
      expect(address).toBeGreaterThanOrEqual(payloadArea.address)
      expect(address).toBeLessThan(payloadArea.address + code.length)
    }
  })
})
