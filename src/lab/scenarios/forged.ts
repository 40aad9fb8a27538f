/**
 * Signals with a siginfo of the sender's own making. Towards itself a process may claim to be the kernel (SI_KERNEL), and
 * then the kernel believes it: the one way for an init to kill or stop itself.  kernel/signal.c: do_rt_sigqueueinfo()
 */
import type { KernelTraits, Ruling, SignalName } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import { signalInfo } from '../subject/structures.ts'
import { init, ruled } from './expected.ts'
import { sendAtRisk } from './fatal-sending.ts'
import { fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const codes = { SI_KERNEL: 0x80, SI_USER: 0, SI_QUEUE: -1, SI_TIMER: -2, SI_TKILL: -6 } as const
type Code = keyof typeof codes

function queued(pid: number, name: SignalName, code: Code): Program {
  const program = new Program()
  const signal = signalNamed(name)
  const info = program.data(signalInfo({ signal, code: codes[code] }))
  program.call('rt_sigqueueinfo', pid, signal, info)
  return program
}

function toItself(name: SignalName, code: Code): ThemedScenario {
  return scenario({
    id: `forged/${code}/to-itself/${name}`,
    theme: 'forged',
    cites: ['signal.c#do_rt_sigqueueinfo', 'signal.c#send_signal_locked', 'rt_sigqueueinfo(2)'],
    claim: 'kill-9-never-works',
    ...(name === 'SIGKILL' && code === 'SI_KERNEL' ? { shows: 'forged-kernel-info' as const } : {}),
    model: (traits) => ({ fared: fared(ruledForged(name, code, traits)) }),
    kernel(stage) {
      const puppet = stage.newInit()
      return { fared: seen(puppet, puppet.attempt(queued(1, name, code))) }
    },
  })
}

function ruledForged(name: SignalName, code: Code, traits: KernelTraits): Ruling {
  const claimsKernel = code === 'SI_KERNEL'
  return ruled(init, name, traits, { call: 'rt_sigqueueinfo', from: 'self', claimsKernel })
}

function toAnother(name: SignalName, code: Code, from: 'inside' | 'ancestor'): ThemedScenario {
  return scenario({
    id: `forged/${code}/from-${from}/${name}`,
    theme: 'forged',
    cites: ['signal.c#do_rt_sigqueueinfo', 'rt_sigqueueinfo(2)'],
    model(traits) {
      // The kernel's own codes, kill(2)'s and tgkill(2)'s are refused alike; the model speaks of a claim to be the kernel.
      const claimsKernel = code !== 'SI_QUEUE' && code !== 'SI_TIMER'
      const ruling = ruled(init, name, traits, { call: 'rt_sigqueueinfo', from, claimsKernel })
      return { errno: ruling.errno ?? 'none', fared: fared(ruling) }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const sender = from === 'inside' ? puppet.spawn() : stage.outside
      const program = queued(from === 'inside' ? 1 : puppet.pid, name, code)
      const { outcome, told } = sendAtRisk(sender, program, puppet)
      return { errno: told(0), fared: seen(puppet, outcome) }
    },
  })
}

export const forged: readonly ThemedScenario[] = [
  toItself('SIGKILL', 'SI_KERNEL'),
  toItself('SIGSTOP', 'SI_KERNEL'),
  toItself('SIGTERM', 'SI_KERNEL'),
  toItself('SIGKILL', 'SI_USER'),
  toItself('SIGKILL', 'SI_TIMER'),
  toAnother('SIGKILL', 'SI_KERNEL', 'inside'),
  toAnother('SIGKILL', 'SI_KERNEL', 'ancestor'),
  toAnother('SIGKILL', 'SI_USER', 'inside'),
  toAnother('SIGTERM', 'SI_TKILL', 'inside'),
  toAnother('SIGKILL', 'SI_QUEUE', 'inside'),
  toAnother('SIGKILL', 'SI_QUEUE', 'ancestor'),
]
