/**
 * tini waits for signals in rt_sigtimedwait(2), which no mask shows: what sigwhy knows of that depends on who it is. Everybody
 * gets an answer that says what it rests on.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { missingRights } from '../../src/observe/bpf/rights.ts'
import { needsNamespaces, plainEnvironment, start } from '../real-process.ts'

const tini = '/usr/bin/tini'
const program = 'dist/bin/sigwhy.cjs'
const isRoot = process.getuid?.() === 0
const nobody = 65534

interface Document {
  readonly forecasts: readonly {
    readonly fate: string
    readonly confidence: string
    readonly unless: readonly { readonly assumption: string; readonly because: string }[]
  }[]
  readonly prognoses: readonly {
    readonly outcome: string
    readonly exitCode?: number
    readonly path: readonly { readonly program?: string }[]
  }[]
}

describe('tini with a child that sleeps', () => {
  beforeEach((context) => {
    needsNamespaces(context)
    if (!existsSync(tini)) context.skip('tini is not installed')
    if (!isRoot) context.skip('only root can become somebody else')
  })

  /** What sigwhy says of SIGTERM, run with these rights. */
  async function ask(rights: readonly string[], ...flags: readonly string[]): Promise<Document> {
    const script = `cut -d" " -f4 /proc/self/stat; exec ${tini} -- sleep 1000`
    const { said } = await start('unshare', '--pid', '--fork', '--kill-child', 'sh', '-c', script)
    await atRest(said)
    const args = [process.execPath, program, said, 'TERM', '-o', 'json', ...flags]
    const env = plainEnvironment
    const { stdout } = spawnSync('setpriv', [...rights, ...args], { env, encoding: 'utf8' })
    return JSON.parse(stdout)
  }

  it('is known exactly to root, by the kernel’s own word', async (context) => {
    const refusal = missingRights()
    if (refusal) context.skip(refusal.detail)
    const { forecasts, prognoses } = await ask([])
    expect(forecasts[0]).toMatchObject({ fate: 'taken', confidence: 'certain', unless: [] })
    expect(prognoses[0]).toMatchObject({
      outcome: 'abrupt',
      exitCode: 143,
      path: [{ program: 'tini' }, {}],
    })
  })

  it('is known from its memory to whoever may read that, but for what it blocked before', async () => {
    const { forecasts, prognoses } = await ask([], '--backend', 'procfs')
    expect(forecasts[0]).toMatchObject({ fate: 'taken', confidence: 'conditional' })
    expect(forecasts[0]?.unless).toMatchObject([{ assumption: 'blocked-before-wait' }])
    expect(prognoses[0]).toMatchObject({ outcome: 'abrupt', exitCode: 143 })
  })

  it('is not known to somebody who may send and not look, who is told so', async () => {
    const mayKill = ['--inh-caps', '+kill', '--ambient-caps', '+kill']
    const { forecasts } = await ask(['--reuid', `${nobody}`, '--clear-groups', ...mayKill])
    const unread = { assumption: 'not-awaited', because: 'not-permitted' }
    expect(forecasts[0]).toMatchObject({ confidence: 'conditional' })
    expect(forecasts[0]?.unless).toContainEqual(expect.objectContaining(unread))
  })

  it('cannot be read by the kernel’s structures without the rights for that', async () => {
    const args = [program, '1', 'TERM', '--backend', 'bpf']
    const env = plainEnvironment
    const ran = spawnSync(process.execPath, args, { uid: nobody, env, encoding: 'utf8' })
    expect(ran).toMatchObject({ status: 4, stdout: '' })
    expect(ran.stderr).toMatch(/CAP_BPF and CAP_PERFMON/)
  })
})

/** Until its child sleeps, and it waits. */
async function atRest(pid: string): Promise<void> {
  const channel = `/proc/${pid}/wchan`
  for (;;) {
    const { stdout } = spawnSync('cat', [channel], { encoding: 'utf8' })
    if (stdout.includes('sigtimedwait')) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
