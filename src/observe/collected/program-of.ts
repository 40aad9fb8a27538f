/**
 * Which program a process runs, as the collector printed it. What takes the file itself, or a symbolic link, no shell can read.
 * collector.sh: sw_program(), sw_group(), sw_limits(), sw_children()
 */
import { type Fact, known, unknown } from '../fact.ts'
import { cgroupsIn } from '../procfs/cgroups.ts'
import { limitIn } from '../procfs/limits.ts'
import { type CgroupPath, type Limit, noProgramFacts, type ProgramFacts } from '../program-facts.ts'
import { unescapeText } from './escapes.ts'
import { allOf, firstOf, hasAny, type Section, whyNot } from './section.ts'
import { numbersIn } from './threads-of.ts'

export interface ProgramCircumstances {
  /** All processes of the text: some have lines that are those of another. */
  readonly sections: ReadonlyMap<number, Section>
  readonly age: Fact<number>
  readonly terminal: Fact<number>
}

export function programOf(
  section: Section,
  { sections, age, terminal }: ProgramCircumstances,
): ProgramFacts {
  return {
    ...noProgramFacts(),
    executable: executableOf(section),
    children: childrenOf(section),
    cgroups: cgroupsOf(sharing(section, 'cgroup', sections), section.pid),
    limits: limitsOf(sharing(section, 'limit', sections), section.pid),
    age,
    terminal,
  }
}

/** Like a link it has a mark behind it where the file is gone; the kernel escapes newlines in the list of mappings. */
function executableOf(section: Section): Fact<string> {
  const from = `/proc/${section.pid}/maps`
  const text = firstOf(section, 'exe')
  const why = whyNot(text, from)
  if (why !== undefined || text === undefined) return why ?? unknown('absent', from)
  const path = unescapeText(text).replaceAll('\\012', '\n')
  return known(path.replace(/ \(deleted\)$/, ''), from)
}

function childrenOf(section: Section): Fact<readonly number[]> {
  const from = `/proc/${section.pid}/task/*/children`
  const text = firstOf(section, 'children')
  if (text === '') return known([], from)
  const why = whyNot(text, from)
  if (why !== undefined || text === undefined) return why ?? unknown('absent', from)
  const pids = numbersIn(text)
  return known(
    [...new Set(pids)].sort((one, other) => one - other),
    from,
  )
}

/** The section that has these lines: this one, or the one that it names. */
function sharing(
  section: Section,
  key: 'cgroup' | 'limit',
  sections: ReadonlyMap<number, Section>,
): Section | undefined {
  const named = /^as (\d+)$/.exec(firstOf(section, key) ?? '')?.[1]
  return named === undefined ? section : sections.get(Number(named))
}

function cgroupsOf(section: Section | undefined, pid: number): Fact<readonly CgroupPath[]> {
  const from = `/proc/${pid}/cgroup`
  if (section === undefined || !hasAny(section, 'limit')) return unknown('absent', from)
  const lines = allOf(section, 'cgroup').map(unescapeText)
  const why = whyNot(lines[0], from)
  if (why !== undefined) return why
  const rows = cgroupsIn(lines.join('\n'))
  return rows === undefined ? unknown('malformed', from) : known(rows, from)
}

function limitsOf(section: Section | undefined, pid: number): Fact<readonly Limit[]> {
  const from = `/proc/${pid}/limits`
  const after = ['thread', 'threads', 'untold', 'signalfd', 'signalfds']
  if (section === undefined || !hasAny(section, ...after)) return unknown('absent', from)
  const lines = allOf(section, 'limit')
  const why = whyNot(lines[0], from)
  if (why !== undefined) return why
  const rows = lines.map(limitOf)
  const limits = rows.flatMap((row) => row ?? [])
  return limits.length < rows.length ? unknown('malformed', from) : known(limits, from)
}

function limitOf(line: string): Limit | undefined {
  const [, first = '', second = '', name = ''] = /^(\S+) (\S+) (\S.*)$/.exec(line) ?? []
  const [soft, hard] = [limitIn(first), limitIn(second)]
  return soft === undefined || hard === undefined ? undefined : { name, soft, hard }
}
