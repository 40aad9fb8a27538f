import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { observeElsewhere } from '../../../test/observe-real.ts'
import { loadBpfCall } from './bpf-call.ts'
import { bytecodeFor } from './bytecode.ts'
import { linkIterator, pinLink } from './iterator.ts'
import { pinIterator } from './pin-iterator.ts'
import { scanWithBpf } from './source.ts'
import { noBpf } from './support.fixture.ts'

describe.skipIf(noBpf)('a pinned iterator', () => {
  const folder = noBpf ? '' : mkdtempSync(join(tmpdir(), 'sigwhy-pins-'))
  const pins = join(folder, 'bpf')
  const path = join(pins, 'tasks')
  const never = () => Promise.reject(new Error('koffi was loaded'))

  beforeAll(async () => {
    mkdirSync(pins)
    execFileSync('mount', ['-t', 'bpf', 'bpf', pins])
    expect(await pinIterator(path)).toEqual({ ok: true })
  })

  afterAll(() => {
    execFileSync('umount', [pins])
    rmSync(folder, { recursive: true })
  })

  it('is read without koffi and without bpf(2), again and again', async () => {
    for (let time = 0; time < 2; time++) {
      const result = await scanWithBpf({ pinned: path, loadKoffi: never })
      if (!result.ok) throw new Error(result.detail)
      const { table } = result.scan
      expect(table.pid.subarray(0, table.rows)).toContain(process.pid)
    }
  })

  it('is for its owner alone', () => {
    expect(statSync(path).mode & 0o077).toBe(0)
    const found = observeElsewhere(
      `observe.scanWithBpf({ pinned: ${JSON.stringify(path)} }).then(show)`,
      `chmod 755 ${folder} && setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all $OBSERVE`,
    )
    expect(found).toMatchObject({ ok: false, why: 'no-permission' })
  })

  it('shows to a PID namespace itself and what is below, in its own numbers', () => {
    const found = observeElsewhere(
      `observe.scanWithBpf({ pinned: ${JSON.stringify(path)} }).then(({ scan }) => {
         const { table, reader } = scan
         show([[...table.pid.subarray(0, table.rows)], [...table.parent.subarray(0, table.rows)],
               [...table.levels.subarray(0, table.rows)], [...scan.names], observe.initOf(scan, 0),
               reader.pidNamespace.value === Number(/\\d+/.exec(require('fs').readlinkSync('/proc/self/ns/pid')))])
       })`,
      "unshare --pid --fork --mount-proc bash -c '$OBSERVE; exit $?'",
    )
    const node = expect.any(Number)
    expect(found).toEqual([[1, node], [0, 1], [1, 1], [[0, 'bash']], 'namespace', true])
  })

  it('of another layout is told apart before anything of it is believed', async () => {
    const other = join(pins, 'other')
    const call = await loadBpfCall()
    const made = bytecodeFor({})
    if (!call.ok || !made.ok) throw new Error('no program')
    const program = new Uint8Array(new ArrayBuffer(made.bytecode.program.length))
    program.set(made.bytecode.program)
    // The version is the number that is stored right after the magic one.
    const at = program.findIndex((_, index) => isStoreOfOne(program, index))
    program[at + 4] = 99
    const linked = linkIterator(call.bpf, { ...made.bytecode, program })
    if (!linked.ok) throw new Error(linked.detail)
    expect(pinLink(call.bpf, linked.link, other)).toEqual({ ok: true })
    closeSync(linked.link)
    const result = await scanWithBpf({ pinned: other, loadKoffi: never })
    expect(result).toMatchObject({
      ok: false,
      why: 'other-layout',
      detail: expect.stringMatching(/bytes, 7377687963000000$/),
    })
  })

  it('is a file of a bpffs: any other file is not believed', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'anything')
    expect(await scanWithBpf({ pinned: file })).toEqual({
      ok: false,
      why: 'not-pinned',
      detail: file,
    })
    expect(await scanWithBpf({ pinned: join(pins, 'nothing') })).toMatchObject({
      why: 'not-pinned',
      errno: 2,
    })
  })

  it('is not put where something is', async () => {
    expect(await pinIterator(path)).toMatchObject({ ok: false, detail: 'BPF_OBJ_PIN: EEXIST' })
  })
})

/** `*(u32 *)(r10 + …) = 1` */
function isStoreOfOne(program: Uint8Array, at: number): boolean {
  if (at % 8 !== 0 || program[at] !== 0x62 || program[at + 1] !== 0x0a) return false
  return program[at + 4] === 1 && program[at + 5] === 0
}
