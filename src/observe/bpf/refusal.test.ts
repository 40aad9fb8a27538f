import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { observeElsewhere } from '../../../test/observe-real.ts'
import type { BpfCall } from './bpf-call.ts'
import { loadBpfCall } from './bpf-call.ts'
import { bytecodeFor } from './bytecode.ts'
import { linkIterator } from './iterator.ts'
import { missingRights } from './rights.ts'
import { scanWithBpf } from './source.ts'
import { noBpf } from './support.fixture.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sigwhy-bpf-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

/** A kernel that answers every call with this error. */
const failing = (errno: number): BpfCall => ({ call: () => -errno, address: () => 0n })

describe.skipIf(noBpf)('a kernel', () => {
  it('without a description of its types is refused, with the place where it was looked for', async () => {
    const result = await scanWithBpf({ btf: '/nowhere/btf' })
    expect(result).toEqual({ ok: false, why: 'no-btf', detail: '/nowhere/btf: ENOENT' })
  })

  it('with a description of something else is refused', async () => {
    const path = join(folder(), 'btf')
    writeFileSync(path, 'no types at all')
    expect(await scanWithBpf({ btf: path })).toMatchObject({
      why: 'no-btf',
      detail: `${path}: 15 bytes`,
    })
  })

  it('that says no in spite of all rights is told apart from one that fails', async () => {
    expect(await scanWithBpf({ bpf: failing(1) })).toEqual({
      ok: false,
      why: 'no-permission',
      detail: 'BPF_PROG_LOAD: EPERM',
      errno: 1,
    })
    expect(await scanWithBpf({ bpf: failing(12) })).toMatchObject({
      why: 'refused',
      detail: 'BPF_PROG_LOAD: ENOMEM',
      errno: 12,
    })
  })

  it('that does not accept a program says what it does not like about it', async () => {
    const call = await loadBpfCall()
    if (!call.ok) throw new Error(call.detail)
    // A single `exit`, without a result.
    const program = Uint8Array.of(0x95, 0, 0, 0, 0, 0, 0, 0)
    const { iterator } = bytecode()
    expect(linkIterator(call.bpf, { program, iterator })).toEqual({
      ok: false,
      why: 'refused',
      detail: 'BPF_PROG_LOAD: EACCES, R0 !read_ok',
      errno: 13,
    })
  })
})

function bytecode(): { readonly iterator: number } {
  const made = bytecodeFor({})
  if (!made.ok) throw new Error(made.detail)
  return made.bytecode
}

describe.skipIf(noBpf)('a machine', () => {
  it('without koffi can do everything else', async () => {
    const loadKoffi = () => Promise.reject(new Error("Cannot find package 'koffi'\nmore"))
    expect(await scanWithBpf({ loadKoffi })).toEqual({
      ok: false,
      why: 'no-koffi',
      detail: "Cannot find package 'koffi'",
    })
  })

  it('of another kind is not asked at all', async () => {
    const never = () => Promise.reject(new Error('asked'))
    expect(await loadBpfCall(never, 's390x')).toMatchObject({
      why: 'architecture',
      detail: 's390x',
    })
  })
})

describe.skipIf(noBpf)('a user', () => {
  it('without the rights is told so before anything is loaded', () => {
    const unprivileged = 'setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all'
    const found = observeElsewhere(
      `const loadKoffi = () => { throw new Error('loaded') }
       observe.scanWithBpf({ loadKoffi }).then(show)`,
      `${unprivileged} $OBSERVE`,
    )
    expect(found).toEqual({ ok: false, why: 'not-root', detail: 'CapEff 0000000000000000' })
  })

  it('who is root only in a user namespace of its own gets the kernel’s own answer', () => {
    const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'])
    expect(tried.status).toBe(0)
    const koffi = join(process.cwd(), 'node_modules/koffi/index.cjs')
    const found = observeElsewhere(
      `const loadKoffi = async () => process.mainModule.require(${JSON.stringify(koffi)})
       observe.scanWithBpf({ loadKoffi }).then(show)`,
      'unshare --user --map-root-user $OBSERVE',
    )
    expect(found).toMatchObject({ why: 'no-permission', detail: 'BPF_PROG_LOAD: EPERM', errno: 1 })
  })

  it('with CAP_BPF and CAP_PERFMON, or with CAP_SYS_ADMIN, has them', () => {
    const rights = (digits: string) => {
      const path = join(folder(), 'status')
      writeFileSync(path, `Name:\tx\nCapEff:\t${digits}\n`)
      return missingRights(path)?.detail
    }
    expect(rights('000000c000000000')).toBeUndefined()
    expect(rights('0000000000200000')).toBeUndefined()
    expect(rights('0000008000000000')).toBe('CapEff 0000008000000000')
    expect(rights('0000004000000000')).toBe('CapEff 0000004000000000')
  })
})
