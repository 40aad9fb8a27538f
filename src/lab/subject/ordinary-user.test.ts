import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { reason } from './lane.fixture.ts'

const fixture = fileURLToPath(new URL('./ordinary-user.fixture.ts', import.meta.url))
const nobody = { uid: 65534, gid: 65534 }

describe('a lane of an ordinary user', () => {
  const why = reason || whyNot()

  it.skipIf(why !== '')(`has pid namespaces by way of a user namespace${why}`, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', fixture], {
      ...nobody,
      encoding: 'utf8',
    })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const found = JSON.parse(stdout)
    expect(found.user).toBe(nobody.uid)
    // Where users may make no user namespaces (a sysctl, a policy), ordinary processes are all there is.
    expect(['user', 'refused']).toContain(found.namespaces)
    if (found.namespaces === 'refused') return
    expect(found).toMatchObject({
      insideCall: 0,
      afterInside: 'answered',
      afterOutside: { kind: 'died', waitStatus: 9 },
    })
  })
})

/** Only root can become somebody else, and somebody else must be able to read the code. */
function whyNot(): string {
  if (process.getuid?.() !== 0) return ' [only root can become another user]'
  const code = `require('node:fs').accessSync(${JSON.stringify(fixture)})`
  const { status } = spawnSync(process.execPath, ['-e', code], nobody)
  return status === 0 ? '' : ' [another user cannot read the code]'
}
