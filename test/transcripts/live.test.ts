/** The program on real processes: from the host, and from inside a PID namespace, where `kill 1` is a riddle. */
import { spawnSync } from 'node:child_process'
import { beforeEach, describe, expect, it } from 'vitest'
import { needsNamespaces, plainEnvironment, start } from '../real-process.ts'
import { sigwhy } from '../run-cli.ts'

const isRoot = process.getuid?.() === 0

describe('sigwhy on a real init', () => {
  beforeEach(needsNamespaces)

  /** The shell says its number outside, and then waits for input without any handler. */
  const init = async () => {
    const { said } = await start('unshare', '--pid', '--fork', 'sh', '-c', script)
    return said
  }
  const script = 'cut -d" " -f4 /proc/self/stat; exec cat'

  it.runIf(isRoot)(
    'is certain, from the host, that SIGTERM is dropped and SIGKILL is not',
    async () => {
      const pid = await init()
      const term = sigwhy([pid, 'TERM'])
      expect(term.out).toMatch(/^SIGTERM to PID \d+ \(cat\) from the host: dropped\.\n/)
      expect(term.out).toContain('Certain.')
      expect(term.code).toBe(0)
      expect(sigwhy([pid, '-9']).out).toMatch(/from the host: ends the process\.\n/)
    },
  )

  it('lists it among the inits of this machine', async () => {
    const pid = await init()
    const { out } = sigwhy([])
    expect(out).toMatch(new RegExp(`^ *${pid} +cat +deaf`, 'm'))
  })

  it('says the same from inside, where SIGKILL is dropped too', () => {
    const inside = '"$0" dist/bin/sigwhy.cjs 1 TERM -q; "$0" dist/bin/sigwhy.cjs 1 -9 -q; true'
    const { stdout } = spawnSync(
      'unshare',
      ['--pid', '--fork', '--mount-proc', 'sh', '-c', inside, process.execPath],
      { encoding: 'utf8', env: { ...plainEnvironment, LC_ALL: 'C' } },
    )
    expect(stdout).toBe(
      'SIGTERM to PID 1 (sh) from inside its namespace: dropped.\n' +
        'SIGKILL to PID 1 (sh) from inside its namespace: dropped.\n',
    )
  })

  it('sends nothing: the process is as it was', async () => {
    const { pid, child } = await start('cat', '/proc/self/stat', '-')
    sigwhy([String(pid), '-9'])
    sigwhy([String(pid)])
    expect(child.exitCode).toBeNull()
    expect(child.signalCode).toBeNull()
  })
})
