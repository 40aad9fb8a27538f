import { describe, expect, it } from 'vitest'
import { type RebootCommand, rebootCommands, rebootInNamespace } from './reboot.ts'

describe('reboot(2) inside a PID namespace', () => {
  it('tells the parent of its init whether to start it again', () => {
    expect(rebootInNamespace('RESTART', true)).toEqual({ endsInit: 'SIGHUP' })
    expect(rebootInNamespace('POWER_OFF', true)).toEqual({ endsInit: 'SIGINT' })
  })

  it('refuses what only the machine can do', () => {
    expect(rebootInNamespace('CAD_OFF', true)).toEqual({ errno: 'EINVAL' })
    expect(rebootInNamespace('KEXEC', true)).toEqual({ errno: 'EINVAL' })
  })

  it('is for those with CAP_SYS_BOOT, whatever the command', () => {
    for (const command of Object.keys(rebootCommands) as RebootCommand[]) {
      expect(rebootInNamespace(command, false), command).toEqual({ errno: 'EPERM' })
    }
  })
})
