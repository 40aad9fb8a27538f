/**
 * Handlers with particulars: for one run only, interruptible by others or by themselves; and what setting an action does
 * to signals that are queued already.  kernel/signal.c: do_sigaction(), signal_delivered(); sigaction(2)
 */
import { setOf } from '../../kernel/index.ts'
import type { Action } from '../../kernel/world/index.ts'
import { actionFlag, type Disposition } from '../subject/disposition.ts'
import { Program } from '../subject/program.ts'
import { maskOf, signalInfo } from '../subject/structures.ts'
import { killAtRisk } from './fatal-sending.ts'
import { pair, pairStory, type Who } from './pair.ts'
import { seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const cites = ['signal.c#do_sigaction', 'signal.c#signal_delivered', 'sigaction(2)'] as const
/** SA_RESETHAND: the first signal is handled; the second meets the default action. */
function handledOnce(who: Who): ThemedScenario {
  return scenario({
    id: `handlers/for-one-run/${who}`,
    theme: 'handlers',
    cites: [...cites, 'signal.c#get_signal'],
    claim: 'caught-shows-it',
    model(traits) {
      const story = pairStory(traits, who)
      story.action('puppet', 'SIGTERM', { handler: 'run', once: true })
      story.kill('sender', 'puppet', 'SIGTERM')
      const runs = story.runs('puppet').count
      story.kill('sender', 'puppet', 'SIGTERM')
      const end = story.fared('puppet')
      return { runs, alive: story.process('puppet')?.life.kind === 'running', end }
    },
    kernel(stage) {
      const { puppet, sender } = pair(stage, who)
      const term = signalNamed('SIGTERM')
      puppet.sigaction(term, { flags: actionFlag.resetHandler })
      sender.kill(puppet.innerPid, term)
      const runs = puppet.runs(term)
      const { outcome } = killAtRisk(sender, puppet.innerPid, term, puppet)
      return { runs, alive: outcome.kind === 'answered', end: seen(puppet, outcome) }
    },
  })
}

/** Two signals are queued and then let through together; the order in which their handlers finish tells who interrupts. */
interface Order {
  readonly id: string
  readonly signals: readonly [number, number]
  readonly model: Action
  readonly kernel: Disposition
}

const usr = [signalNamed('SIGUSR1'), signalNamed('SIGUSR2')] as const
const realTime = [40, 40] as const

const orders: readonly Order[] = [
  { id: 'another-may-interrupt', signals: usr, model: { handler: 'run' }, kernel: {} },
  {
    id: 'another-waits-by-mask',
    signals: usr,
    model: { handler: 'run', mask: setOf(...usr) },
    kernel: { mask: maskOf(...usr) },
  },
  { id: 'its-own-waits', signals: realTime, model: { handler: 'run' }, kernel: {} },
  {
    id: 'its-own-may-interrupt',
    signals: realTime,
    model: { handler: 'run', again: true },
    kernel: { flags: actionFlag.noDefer },
  },
]

function finishingOrder({ id, signals, model, kernel }: Order): ThemedScenario {
  return scenario({
    id: `handlers/${id}`,
    theme: 'handlers',
    cites,
    model(traits) {
      const story = pairStory(traits, 'init')
      const set = setOf(...signals)
      for (const signal of signals) {
        story.act('puppet', { call: 'rt_sigaction', signal, action: model })
      }
      story.act('puppet', { call: 'rt_sigprocmask', how: 'block', set })
      signals.forEach((signal, value) => {
        const to = { kind: 'number', number: 1 } as const
        story.act('sender', { call: 'rt_sigqueueinfo', to, signal, code: -1, value })
      })
      story.act('puppet', { call: 'rt_sigprocmask', how: 'unblock', set })
      return { finished: story.handledValues('puppet').join(' ') }
    },
    kernel(stage) {
      const { puppet, sender } = pair(stage, 'init')
      for (const signal of signals) puppet.sigaction(signal, kernel)
      puppet.mask('block', maskOf(...signals))
      const program = new Program()
      signals.forEach((signal, value) => {
        const info = program.data(signalInfo({ signal, code: -1, value }))
        program.call('rt_sigqueueinfo', 1, signal, info)
      })
      sender.run(program)
      puppet.mask('unblock', maskOf(...signals))
      const finished = puppet.handlerRuns().map(({ value }) => value)
      return { finished: finished.join(' ') }
    },
  })
}

export const handlers: readonly ThemedScenario[] = [
  handledOnce('init'),
  handledOnce('ordinary'),
  ...orders.map(finishingOrder),
]
