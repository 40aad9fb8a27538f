/** The remedies as rows, the smallest first: when each applies, what it changes, and the forecasts with it. */
import { signalsIn, signalTable, spell } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { type ProcessTree, processIn } from '../../observe/process-tree.ts'
import { recognise } from '../../runtimes/index.ts'
import { type CommandForm, withExec } from '../entrypoint/command-form.ts'
import { packageScript } from '../entrypoint/package-script.ts'
import type { ScriptReading } from '../entrypoint/read-script.ts'
import { featuresOf } from '../features-of.ts'
import { likelyFamily } from '../likely-question.ts'
import { prognose } from '../prognose.ts'
import type { Prognosis } from '../prognosis.ts'
import { execed, isInit, isStarter, workerBehind } from '../what-if/exec-ed.ts'
import { prognoseTrapping } from '../what-if/trap-and-wait.ts'
import { endedByHandler, withHandler } from '../what-if/with-handler.ts'
import { withInit } from '../what-if/with-init.ts'
import type { AdviceSubject, Patch, RemedyCode } from './advice.ts'
import { handlerFor } from './handlers.ts'
import { gracePatches, initPatches, startedBy, stopSignalPatches } from './launch-patches.ts'
import { nameOf } from './name-of.ts'
import { execPatch, trapPatch } from './script-patches.ts'

export interface Situation {
  readonly subject: AdviceSubject
  readonly form: CommandForm
  readonly reading: ScriptReading
  /** What becomes of it now by every signal. */
  readonly before: readonly Prognosis[]
  readonly now?: Prognosis
}

export interface Plan {
  readonly patches: readonly Patch[]
  /** By every signal; left out where no process was seen. */
  readonly prognoses?: readonly Prognosis[]
  readonly stopSignal?: number
  readonly program?: string
}

export interface Remedy {
  readonly code: RemedyCode
  /** What it comes to; nothing where it does not apply. */
  plan(situation: Situation): Plan | undefined
}

export const remedies: readonly Remedy[] = [
  { code: 'stop-signal', plan: ({ subject, before }) => otherSignal(subject, before) },
  { code: 'exec', plan: takePlace },
  {
    code: 'grace-period',
    plan({ subject, now, before }) {
      const { timeout } = subject
      const isPatient = now?.caveats.some(({ code }) => code === 'may-take-long') === true
      if (!isPatient || timeout === undefined || timeout < 0 || timeout >= 60_000) return undefined
      return { patches: gracePatches(subject, 60), prognoses: before }
    },
  },
  { code: 'init', plan: ({ subject }) => putInit(subject) },
  { code: 'handler', plan: ({ subject, now }) => addHandler(subject, now) },
  { code: 'trap-and-wait', plan: trap },
  {
    code: 'exec-and-stop-signal',
    plan: both(({ subject, before }) => otherSignal(subject, before)),
  },
  { code: 'exec-and-handler', plan: both(({ subject, now }) => addHandler(subject, now)) },
  { code: 'exec-and-init', plan: both(({ subject }) => putInit(subject)) },
]

/** Signals that programs end by, the usual ones first; 37 is RTMIN+3, which systemd halts by. */
const stopSignals = [15, 2, 3, 28, 10, 12, 37]

function otherSignal(subject: AdviceSubject, before: readonly Prognosis[]): Plan | undefined {
  const found = stopSignals.find((signal) => {
    const prognosis = before.find((each) => each.signal === signal)
    return signal !== subject.stopSignal && prognosis?.outcome === 'graceful'
  })
  if (found === undefined) return undefined
  const name = spell(found, tableOf(subject), 'glibc')
  return { patches: stopSignalPatches(subject, name), prognoses: before, stopSignal: found }
}

/** The program takes the place of whatever starts it. */
function takePlace({ subject, form, reading }: Situation): Plan | undefined {
  const { tree, script, packageJson } = subject
  const after = tree && execed(tree)
  if (tree !== undefined && after === undefined) return undefined
  const worker = tree && workerBehind(firstStarter(tree))
  const patches = ((): readonly Patch[] => {
    const running = worker && nameOf(worker.observation)
    switch (form.kind) {
      case 'shell': {
        const { text, plain, shell } = form
        if (plain !== undefined)
          return startedBy(subject, form.in, plain, isImplied(shell) ? { before: text } : undefined)
        const changed = withExec(text, running)
        if (changed === undefined) return []
        return startedBy(
          subject,
          form.in,
          [shell, '-c', changed],
          isImplied(shell) ? { before: text, after: changed } : undefined,
        )
      }
      case 'launcher': {
        const said = packageJson === undefined ? undefined : packageScript(packageJson, form.script)
        const words =
          said?.[0] === 'node' ? said : worker && valueOr(worker.observation.commandLine, undefined)
        return words === undefined ? [] : startedBy(subject, form.in, words)
      }
      case 'exec': {
        const patch = script && execPatch(script, reading)
        return patch ? [patch] : []
      }
      case 'none':
        return []
    }
  })()
  const program = worker && titleOf(worker)
  return {
    patches,
    ...(after && { prognoses: prognosesOf(after, subject) }),
    ...(program && { program }),
  }
}

/** The shell that Docker puts before a command without brackets. */
function isImplied(shell: string): boolean {
  return shell === '/bin/sh'
}

function putInit(subject: AdviceSubject): Plan | undefined {
  const { tree } = subject
  if (tree === undefined || isInit(tree)) return undefined
  return { patches: initPatches(subject), prognoses: prognosesOf(withInit(tree), subject) }
}

/** The process where the stop signal comes to nothing gets a handler, if that is in a language that sigwhy knows. */
function addHandler(subject: AdviceSubject, now: Prognosis | undefined): Plan | undefined {
  const { tree, stopSignal } = subject
  const pid = now?.path.at(-1)?.pid
  const process = pid === undefined || tree === undefined ? undefined : processIn(tree, pid)
  if (tree === undefined || pid === undefined || process === undefined) return undefined
  const [habit] = recognise(featuresOf(process))
  const name = spell(stopSignal, tableOf(subject)).replace(/^SIG/, '')
  const lines = habit && handlerFor(habit.id, name)
  if (habit === undefined || lines === undefined) return undefined
  const changed = withHandler(tree, pid, [stopSignal])
  const prognoses = prognosesOf(changed, subject).map((each) =>
    each.signal === stopSignal ? endedByHandler(each, pid) : each,
  )
  const patch = { where: 'program', language: habit.title, before: [], after: lines } as const
  return { patches: [patch], prognoses, program: habit.title }
}

/** The shell's trap sends the signal on, and waits. */
function trap({ subject, reading }: Situation): Plan | undefined {
  const { tree, script, stopSignal, circumstances } = subject
  if (script === undefined) return undefined
  const table = tableOf(subject)
  const signals = [...new Set([stopSignal, 2])]
  const names = signals.map((signal) => spell(signal, table).replace(/^SIG/, ''))
  const own = reading.stays?.traps.flatMap((each) => each.signals) ?? []
  const patch = trapPatch(script, reading, names)
  if (patch === undefined) return undefined
  if (tree === undefined || !isStarter(firstStarter(tree))) {
    return tree === undefined ? { patches: [patch] } : undefined
  }
  const trapped =
    own.length === 0
      ? signals
      : signals.filter((_, at) => own.some((each) => isSame(each, names[at])))
  const prognoses = signalsIn(table.all).map((signal) =>
    prognoseTrapping(tree, trapped, { ...circumstances, signal, from: 'host' }),
  )
  return { patches: [patch], prognoses }
}

function isSame(written: string, name: string | undefined): boolean {
  return written.replace(/^SIG/, '') === name || (written === '15' && name === 'TERM')
}

/** First the program takes its starter's place; then another change, where that alone does not do. */
function both(second: Remedy['plan']): Remedy['plan'] {
  return (situation) => {
    const { subject } = situation
    const first = takePlace(situation)
    const tree = subject.tree && execed(subject.tree)
    if (first === undefined || tree === undefined || first.patches.length === 0) return undefined
    const before = first.prognoses ?? []
    const now = before.find(({ signal }) => signal === subject.stopSignal)
    if (now === undefined || now.outcome === 'graceful') return undefined
    const plan = second({ ...situation, subject: { ...subject, tree }, before, now })
    return plan && { ...first, ...plan, patches: merged(first.patches, plan.patches) }
  }
}

/** An init stands before what the first change has put there. */
function merged(first: readonly Patch[], second: readonly Patch[]): readonly Patch[] {
  const places = [...new Set([...first, ...second].map(({ where }) => where))]
  return places.map((where) => {
    const [one, two] = [first, second].map((all) => all.find((each) => each.where === where))
    if (one === undefined || two === undefined) return (one ?? two) as Patch
    if (where === 'compose') return { ...one, after: [...one.after, ...two.after.slice(2)] }
    if (where === 'run') {
      const option = two.after[0]?.replace(/^docker run /, '').replace(/ …$/, '') ?? ''
      return {
        ...one,
        after: one.after.map((line) => line.replace('docker run', `docker run ${option}`)),
      }
    }
    const isBefore = two.before.length > 0
    const after = isBefore ? one.after.map(behindTini) : [...one.after, ...two.after]
    return { ...one, after }
  })
}

function behindTini(line: string): string {
  return line.replace(/^(ENTRYPOINT|CMD) \[/, '$1 ["tini", "--", ')
}

/** What people call it. */
function titleOf(tree: ProcessTree): string {
  const [habit] = recognise(featuresOf(tree))
  return habit?.title ?? nameOf(tree.observation)
}

function firstStarter(tree: ProcessTree): ProcessTree {
  const [child] = valueOr(tree.children, [])
  return isInit(tree) && child !== undefined ? child : tree
}

/** What becomes of the tree by every signal from the engine. */
export function prognosesOf(tree: ProcessTree, subject: AdviceSubject): readonly Prognosis[] {
  const { circumstances } = subject
  return signalsIn(tableOf(subject).all).map((signal) =>
    prognose(tree, { ...circumstances, signal, from: 'host' }),
  )
}

function tableOf({ tree }: AdviceSubject): ReturnType<typeof signalTable> {
  return signalTable(tree ? likelyFamily(tree.observation) : 'generic')
}
