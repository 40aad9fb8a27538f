/**
 * reboot(2) inside a PID namespace. It ends the init, by SIGKILL; the parent is told SIGHUP or SIGINT instead, by which it
 * knows whether to start the container again.  kernel/pid_namespace.c: reboot_pid_ns()
 */
import { type RebootCommand, rebootCommands, rebootInNamespace } from '../../kernel/reboot.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { mustBeNested } from './boundary.ts'
import { sendAtRisk } from './fatal-sending.ts'
import { errno, seen } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const firstMagic = 0xfee1dead
const secondMagic = 0x28121969
const capabilityVersion3 = 0x2008_0522

function rebooting(
  command: RebootCommand,
  by: 'init' | 'member',
  mayBoot: boolean = true,
): ThemedScenario {
  const expected = rebootInNamespace(command, mayBoot)
  return scenario({
    id: `reboot/${command}/by-${by}${mayBoot ? '' : '-without-the-capability'}`,
    theme: 'reboot',
    cites: ['pid_namespace.c#reboot_pid_ns', 'reboot(2)'],
    needs: ['root'],
    ...('errno' in expected ? {} : { shows: shown[expected.endsInit] }),
    model: () =>
      'errno' in expected
        ? { errno: expected.errno, fared: 'lives' }
        : { errno: 'none', fared: `killed ${expected.endsInit}` },
    kernel(stage) {
      const puppet = stage.newInit()
      const caller = by === 'init' ? puppet : puppet.spawn()
      if (!mayBoot) dropAllCapabilities(caller)
      // Outside of a namespace the same call would restart the machine.
      mustBeNested(caller)
      const program = new Program()
      const { number } = rebootCommands[command]
      program.call('reboot', firstMagic, secondMagic, number, program.data(new Uint8Array(8)))
      if (by === 'member') {
        const { outcome, told } = sendAtRisk(caller, program, puppet)
        return { errno: told(0), fared: seen(puppet, outcome) }
      }
      return ofItself(puppet, program)
    },
  })
}

const shown = { SIGHUP: 'reboot-restart', SIGINT: 'reboot-halt' } as const

function ofItself(puppet: Puppet, program: Program): { errno: string; fared: string } {
  const outcome = puppet.attempt(program)
  const result = { kind: 'result', index: 0 } as const
  const isAnswered = outcome.kind === 'answered'
  const told = isAnswered ? outcome.answer.value(result) : undefined
  return {
    errno: told === undefined ? 'unobserved' : errno(told),
    fared: seen(puppet, outcome),
  }
}

function dropAllCapabilities(puppet: Puppet): void {
  const program = new Program()
  const header = new Uint8Array(8)
  new DataView(header.buffer).setUint32(0, capabilityVersion3, true)
  program.call('capset', program.data(header), program.data(new Uint8Array(24)))
  puppet.run(program)
}

export const rebootings: readonly ThemedScenario[] = [
  rebooting('RESTART', 'init'),
  rebooting('RESTART', 'member'),
  rebooting('RESTART2', 'member'),
  rebooting('HALT', 'init'),
  rebooting('HALT', 'member'),
  rebooting('POWER_OFF', 'member'),
  rebooting('CAD_OFF', 'init'),
  rebooting('CAD_ON', 'member'),
  rebooting('SW_SUSPEND', 'member'),
  rebooting('POWER_OFF', 'member', false),
]
