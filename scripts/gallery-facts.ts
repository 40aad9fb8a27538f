/**
 * Writes what the gallery finds to a file, as facts to read: per row the process at rest, and per signal what became of it.
 * Usage: tsx scripts/gallery-facts.ts FILE [ROW,… [SIGNAL,…]]; rows of an earlier run that are not in this one stay in FILE.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { nameOf, type SignalSet, signalsIn, signalTable } from '../src/kernel/index.ts'
import type { Family } from '../src/lab/inits/family.ts'
import { gallery } from '../src/lab/inits/gallery.ts'
import type { Became, Experiment, RowReport } from '../src/lab/inits/gallery-report.ts'
import { galleryRows } from '../src/lab/inits/rows/index.ts'
import type { Fact } from '../src/observe/fact.ts'
import type { Observation } from '../src/observe/observation.ts'

type Written = { rows: Record<string, unknown>; leftOut: Record<string, unknown> }

const [file = 'gallery-facts.json', ids = '', numbers = ''] = process.argv.slice(2)
const wanted =
  ids === '' ? galleryRows : galleryRows.filter((row) => ids.split(',').includes(row.id))
const table = signalTable()
const written: Written = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { rows: {}, leftOut: {} }
mkdirSync(dirname(file), { recursive: true })

const options = { rows: wanted, forecast: () => undefined }
const signals = numbers === '' ? {} : { signals: numbers.split(',').map(Number) }
for await (const event of gallery({ ...options, ...signals })) {
  if (event.kind === 'row') {
    const { row } = event
    written.rows[row.id] = describe(row)
    delete written.leftOut[row.id]
    console.log(`${row.id}: ${row.experiments.length} tried, ${row.untried.length} untried`)
  } else if (event.kind === 'left-out') {
    const { id, ...why } = event.left
    written.leftOut[id] = why
    console.log(`${id}: left out, ${why.why} ${why.detail ?? ''}`)
  } else {
    const { rows, leftOut, milliseconds } = event.report
    const tried = rows.reduce((sum, { experiments }) => sum + experiments.length, 0)
    console.log(
      `${rows.length} rows, ${leftOut.length} left out, ${tried} tried, ${milliseconds} ms`,
    )
  }
  writeFileSync(`${file}.new`, `${compact(sorted())}\n`)
  renameSync(`${file}.new`, file)
}

function sorted(): Written {
  const known = galleryRows.map(({ id }) => id)
  const inOrder = (all: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(known.flatMap((id) => (id in all ? [[id, all[id]]] : [])))
  return { ...written, rows: inOrder(written.rows), leftOut: inOrder(written.leftOut) }
}

/** Two levels of lines, so that one fact is on one line. */
function compact(value: Written): string {
  const row = (fields: unknown): string =>
    `{\n${Object.entries(fields as Record<string, unknown>)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) =>
        key === 'signals'
          ? `   "signals": {\n${Object.entries(field as object)
              .map(
                ([name, fact]) =>
                  `     ${JSON.stringify(name).padEnd(11)}: ${JSON.stringify(fact)}`,
              )
              .join(',\n')}\n   }`
          : Array.isArray(field) && typeof field[0] === 'object'
            ? `   ${JSON.stringify(key)}: [\n${field.map((each) => `     ${JSON.stringify(each)}`).join(',\n')}\n   ]`
            : `   ${JSON.stringify(key)}: ${JSON.stringify(field)}`,
      )
      .join(',\n')}\n  }`
  const rows = Object.entries(value.rows).map(
    ([id, fields]) => `  ${JSON.stringify(id)}: ${row(fields)}`,
  )
  const left = Object.entries(value.leftOut).map(
    ([id, why]) => `  ${JSON.stringify(id)}: ${JSON.stringify(why)}`,
  )
  return `{\n "rows": {\n${rows.join(',\n')}\n },\n "leftOut": {\n${left.join(',\n')}\n }\n}`
}

function describe(row: RowReport<undefined>): unknown {
  const { title, kind, command, programs, atRest, experiments, untried } = row
  return {
    title,
    kind,
    command,
    programs,
    ...familyOf(atRest),
    ...(untried.length > 0 ? { untried } : {}),
    signals: Object.fromEntries(
      experiments
        .filter(({ from }) => from === 'inside')
        .map((inside) => {
          const host = experiments.find((e) => e.signal === inside.signal && e.from === 'host')
          const outcome = { inside: say(inside), host: host ? say(host) : 'untried' }
          return [nameOf(table, inside.signal) ?? inside.signal, outcome]
        }),
    ),
  }
}

function familyOf({ init, executable, sleeps, below }: Family): object {
  const { threads, threadCount, signalfd, program } = init
  const all = threads.known ? threads.value : []
  return {
    ...processOf(init),
    exe: executable,
    threads: shown(threadCount),
    signalfd: masked(signalfd),
    notified: masked(program.notified),
    isStatic: program.elf.known ? program.elf.value.isStatic : undefined,
    goVersion: program.elf.known ? program.elf.value.goVersion : undefined,
    sleeps: sleeps.slice(0, 12).map(({ tid, call, channel }, index) => ({
      call,
      wchan: channel,
      tid: tid === shown(init.pid) ? 'leader' : undefined,
      blocked: all[index] && names(all[index].blocked),
      awaited: all[index] && names(all[index].awaited),
    })),
    below: below.map(processOf),
  }
}

function processOf({ name, commandLine, signals, state }: Observation): object {
  return {
    comm: shown(name),
    cmdline: shown(commandLine),
    state: shown(state),
    caught: names(signals.caught),
    ignored: names(signals.ignored),
    blocked: names(signals.blocked),
  }
}

function shown<T>(fact: Fact<T>): T | string {
  return fact.known ? fact.value : `unknown: ${fact.why}`
}

function masked(fact: Fact<SignalSet>): string | undefined {
  return fact.known || fact.why !== 'absent' ? names(fact) : undefined
}

function names(fact: Fact<SignalSet>): string {
  return fact.known ? listed(fact.value) : `unknown: ${fact.why}`
}

function listed(set: SignalSet): string {
  return signalsIn(set)
    .map((each) => nameOf(table, each)?.slice(3) ?? String(each))
    .join(' ')
}

function say({ fact }: Experiment<undefined>): string {
  const { returned, became, told } = fact
  const refused = returned === 0 ? [] : [`kill: ${returned}`]
  const heard = told === undefined ? [] : [told ? 'TOLD' : 'not told']
  return [...sayBecame(became), ...heard, ...refused].join(', ')
}

function sayBecame(became: Became): readonly string[] {
  const time = `(${became.milliseconds} ms)`
  switch (became.kind) {
    case 'ended':
      switch (became.status.kind) {
        case 'exited':
          return [`exit ${became.status.code} ${time}`]
        case 'signaled':
          return [
            `killed ${became.status.signal}${became.status.dumpedCore ? ' core' : ''} ${time}`,
          ]
        case 'stopped':
        case 'continued':
          return [became.status.kind]
      }
      break
    case 'stopped':
      return ['stopped']
    case 'alive':
      return [
        became.proof === 'restless' ? 'lives, RESTLESS' : 'lives',
        ...(became.pending ? ['pending'] : []),
        ...mask('caught lost', became.lost),
        ...mask('caught gained', became.gained),
        ...list('gone', became.gone),
        ...list('new', became.new),
      ]
  }
  return []
}

function mask(label: string, set: SignalSet): readonly string[] {
  const text = listed(set)
  return text === '' ? [] : [`${label}: ${text}`]
}

function list(label: string, all: readonly string[]): readonly string[] {
  return all.length === 0 ? [] : [`${label}: ${all.join(' ')}`]
}
