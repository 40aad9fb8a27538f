/**
 * One process of the collector's text as an observation: the same facts as procfs gives, but for what no shell can read.
 * collector.sh: sw_look()
 */
import { type Family, familyOf, parseMask } from '../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { Observation, SignalfdObservation } from '../observation.ts'
import { unionOf } from '../procfs/signalfds.ts'
import { addField, type StatusField } from '../status/fields.ts'
import { initIn, initialPidNamespace } from '../status/init-fact.ts'
import { isStatusKey, type MaskKey, maskKeys, type StatusKey } from '../status/keys.ts'
import type { MaskFacts } from '../status/mask-facts.ts'
import { observationFrom } from '../status/observation-from.ts'
import { type StatusFacts, statusFactsOf } from '../status/parse-status.ts'
import { decimal } from '../status/values.ts'
import { unescapeText } from './escapes.ts'
import { programOf } from './program-of.ts'
import { allOf, firstOf, type Section, whyNot } from './section.ts'
import { numbersIn, threadsOf } from './threads-of.ts'

/** What holds for all processes of one text. */
export interface Surroundings {
  readonly sections: ReadonlyMap<number, Section>
  /** As uname(2) has it. */
  readonly machine: Fact<string>
  /** The first thread of the kernel was seen: this is the machine's own PID namespace. */
  readonly isInitial: Fact<boolean>
  /** Start of the shell that read, in ticks since boot: the moment of the reading. */
  readonly moment: Fact<number>
  readonly isDamaged: boolean
}

export function processOf(section: Section, surroundings: Surroundings): Observation {
  const { pid } = section
  const { machine, isInitial, moment, isDamaged } = surroundings
  const stat = statOf(section)
  const moved = new Set(allOf(section, 'moved'))
  const status = statusOf(section, moved)
  const isUnsaid = !status.isKernelThread.known && status.isKernelThread.why === 'absent'
  const why: Unknown | undefined = moved.has('program')
    ? unknown('in-motion', `/proc/${pid}/stat`)
    : undefined
  const numbers = status.namespaceThreadGroups
  const isDirect = numbers.known && numbers.value.length === 1
  const signalfds = why ?? signalfdsOf(section)
  const node: Fact<string> = machine.known
    ? known(nodeNames[machine.value] ?? machine.value, machine.from)
    : machine
  const program = programOf(section, {
    sections: surroundings.sections,
    age: ageOf(stat.startTime, moment),
    terminal: stat.terminal,
  })
  return observationFrom(
    { ...status, isKernelThread: isUnsaid ? stat.isKernelThread : status.isKernelThread },
    {
      source: 'collected',
      family: familyFact(machine),
      commandLine: why ?? argumentsOf(section),
      pidNamespace:
        isDirect && isInitial.known && isInitial.value
          ? known(initialPidNamespace, `${numbers.from}, ${isInitial.from}`)
          : unknown('not-asked', `/proc/${pid}/ns/pid`),
      init: initIn(isInitial, numbers),
      startTime: stat.startTime,
      threads: why ?? threadsOf(section, { status, machine: node, isDamaged }),
      signalfd: unionOf(signalfds),
      signalfds,
      program: why === undefined ? program : { ...program, executable: why },
    },
  )
}

/** Node's names of machines that are others than those of uname(2). */
const nodeNames: Readonly<Record<string, string>> = {
  x86_64: 'x64',
  aarch64: 'arm64',
  loongarch64: 'loong64',
}

function familyFact(machine: Fact<string>): Fact<Family> {
  if (!machine.known) return machine
  const family = familyOf(machine.value)
  return family === undefined
    ? unknown('not-asked', `${machine.from}: ${machine.value}`)
    : known(family, `${machine.from}: ${machine.value}`)
}

/** Its status; a mask that was another at each reading is unknown. */
function statusOf({ pid, lines }: Section, moved: ReadonlySet<string>): StatusFacts {
  const fields = new Map<StatusKey, StatusField[]>()
  for (const { key, text, line } of lines) {
    const name = key.slice(0, -1)
    if (!key.endsWith(':') || !isStatusKey(name)) continue
    const value = name === 'Name' ? `\t${unescapeText(text)}` : text
    addField(fields, name, { value, line, isWhole: true })
  }
  const status = statusFactsOf(fields, (key) => `/proc/${pid}/status ${key}`)
  const masks: { -readonly [Name in keyof MaskFacts]: MaskFacts[Name] } = { ...status.masks }
  for (const key of maskKeys) {
    if (moved.has(key)) masks[maskNames[key]] = unknown('in-motion', `/proc/${pid}/status ${key}`)
  }
  return { ...status, masks }
}

const maskNames = {
  SigPnd: 'pending',
  ShdPnd: 'sharedPending',
  SigBlk: 'blocked',
  SigIgn: 'ignored',
  SigCgt: 'caught',
} as const satisfies Record<MaskKey, keyof MaskFacts>

interface StatFacts {
  readonly startTime: Fact<number>
  readonly isKernelThread: Fact<boolean>
  readonly terminal: Fact<number>
}

/** Parent, group, session, terminal, flags, start time: some of the fields of its stat file. */
function statOf(section: Section): StatFacts {
  const from = `/proc/${section.pid}/stat`
  const text = firstOf(section, 'stat') ?? ''
  const [, , , terminal = '', flags = '', start = ''] = text.split(' ')
  const fact = (field: number, printed: string): Fact<number> => {
    const value = /^\d{1,20}$/.test(printed) ? Number(printed) : undefined
    return value === undefined
      ? unknown('malformed', `${from}: ${text.slice(0, 80)}`)
      : known(value, `${from} field ${field}`)
  }
  const bits = fact(9, flags)
  return {
    startTime: fact(22, start),
    isKernelThread: bits.known ? known((bits.value & kernelThread) !== 0, bits.from) : bits,
    terminal: fact(7, terminal),
  }
}

/** PF_KTHREAD. */
const kernelThread = 0x00200000

/** Milliseconds; ticks are those of USER_HZ, a hundred a second. */
function ageOf(startTime: Fact<number>, moment: Fact<number>): Fact<number> {
  if (!startTime.known) return startTime
  if (!moment.known) return moment
  const ticks = moment.value - startTime.value
  return ticks < 0
    ? unknown('in-motion', startTime.from)
    : known(ticks * 10, `${moment.from}, ${startTime.from}`)
}

function argumentsOf(section: Section): Fact<readonly string[]> {
  const from = `/proc/${section.pid}/cmdline`
  const count = firstOf(section, 'args')
  const joined = firstOf(section, 'joined')
  // That shell could not tell where one ends and the next begins.
  if (joined !== undefined) return unknown('absent', `${from}: ${unescapeText(joined)}`)
  const why = whyNot(count, from)
  if (why !== undefined) return why
  const words = allOf(section, 'arg').map(unescapeText)
  return decimal(count ?? '') === words.length
    ? known(words, from)
    : unknown('malformed', `${from}: ${words.length} of ${count}`)
}

function signalfdsOf(section: Section): Fact<readonly SignalfdObservation[]> {
  const from = `/proc/${section.pid}/fdinfo`
  const count = firstOf(section, 'signalfds')
  const why = whyNot(count, from)
  if (why !== undefined) return why
  const rows = allOf(section, 'signalfd').flatMap((text): SignalfdObservation[] => {
    const [fd = '', digits = '', ...watchers] = text.split(' ')
    const [number, mask] = [decimal(fd), parseMask(digits)]
    if (number === undefined || !mask.ok) return []
    const watchedBy = numbersIn(watchers.join(' ')).sort((one, other) => one - other)
    return [{ fd: number, mask: mask.set, watchedBy }]
  })
  if (decimal(count ?? '') !== rows.length) return unknown('malformed', from)
  return known(
    rows.sort((one, other) => one.fd - other.fd),
    from,
  )
}
