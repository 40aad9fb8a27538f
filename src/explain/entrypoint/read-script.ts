/**
 * What an entrypoint script does that bears on the stop of its container: which command stays in the foreground, whether it is
 * executed in the shell's place, and what traps there are. Where it cannot tell, it says so.
 * POSIX XCU 2.14 exec, trap; bash(1) SIGNALS
 */

import { unquoted } from './shell-tokens.ts'
import { type ShellNode, shellTreeOf } from './shell-tree.ts'

export interface ScriptReading {
  readonly findings: readonly ScriptFinding[]
  /** The command that stays, where it is one that the shell waits for. */
  readonly stays?: StayingCommand
}

export interface StayingCommand {
  readonly line: number
  /** Where its text starts and ends, and where its first word behind assignments does. */
  readonly start: number
  readonly end: number
  readonly program: number
  /** Nothing comes after it, so it may take the shell's place. */
  readonly isLast: boolean
  /** A pipe, a loop, a subshell, a user switch that stays: exec alone does not help. */
  readonly isReplaceable: boolean
  /** Traps of signals that end a program. */
  readonly traps: readonly Trap[]
}

export interface Trap {
  readonly line: number
  /** Where its action starts and ends, quotes included. */
  readonly start: number
  readonly end: number
  readonly action: string
  readonly signals: readonly string[]
}

export type ScriptFinding = { readonly line: number } & (
  | { readonly code: 'not-execed'; readonly command: string }
  /** `exec "$@"`, or another program in the shell's place. */
  | { readonly code: 'execs'; readonly command: string }
  | { readonly code: 'trap-waits'; readonly signals: readonly string[]; readonly command: string }
  | { readonly code: 'trap-and-wait' }
  | { readonly code: 'waits-without-trap' }
  | { readonly code: 'pipe'; readonly command: string }
  | { readonly code: 'loop' }
  | { readonly code: 'followed'; readonly command: string; readonly by: string }
  | { readonly code: 'user-switch'; readonly command: string }
  | { readonly code: 'job-control' }
  | { readonly code: 'not-understood' }
)

/** Reads a script; `running` is the name of the program that it waits for now, where that is known. */
export function readScript(text: string, running?: string): ScriptReading {
  const { nodes, isBroken } = shellTreeOf(text)
  if (isBroken) return { findings: [{ code: 'not-understood', line: 1 }] }
  const commands = flat(nodes)
  const own = commands.filter(({ isInFunction }) => !isInFunction)
  const traps = commands.flatMap(({ node }) => trapOf(node))
  const findings: ScriptFinding[] = []
  for (const { node } of commands) {
    const [first, second] = wordsOf(node)
    if (first === 'set' && /^-[a-z]*m/.test(second ?? '')) {
      findings.push({ code: 'job-control', line: node.line })
    }
    if (first === 'eval') findings.push({ code: 'not-understood', line: node.line })
  }
  const tails = tailsOf(nodes)
  for (const { node } of own) {
    const [first, ...rest] = wordsOf(node)
    if (first === 'exec' && rest.some((word) => !word.startsWith('-'))) {
      findings.push({ code: 'execs', line: node.line, command: rest.join(' ') })
    }
  }
  const last = tails.at(-1)
  const place = (running && own.find((each) => isCalled(each.node, running))) || undefined
  const isInMiddle = place !== undefined && !tails.some((tail) => tail.node === place.node)
  const staying = isInMiddle ? place : (pick(tails, running) ?? last)
  if (staying === undefined) return { findings: inOrder(findings) }
  const { node } = staying
  const [word = ''] = wordsOf(node)
  const command = wordsOf(node).join(' ')
  const line = node.line
  if (word === 'wait') {
    findings.push({ line, code: traps.length > 0 ? 'trap-and-wait' : 'waits-without-trap' })
    return { findings: inOrder(findings) }
  }
  if (node.kind !== 'simple' || node.isBackground || builtins.has(word)) {
    if (staying.isInLoop) findings.push({ line, code: 'loop' })
    return { findings: inOrder(findings) }
  }
  const staysBehind = /^(su|runuser|sudo|doas)$/.test(baseName(word))
  const isReplaceable = !node.isPiped && !staying.isInLoop && !staying.isInSubshell && !staysBehind
  const next = isInMiddle ? own[own.indexOf(place) + 1] : undefined
  if (traps.length > 0) {
    const signals = [...new Set(traps.flatMap((trap) => trap.signals))]
    findings.push({ line, code: 'trap-waits', signals, command })
  } else if (node.isPiped) findings.push({ line, code: 'pipe', command })
  else if (staying.isInLoop) findings.push({ line, code: 'loop' })
  else if (staysBehind) findings.push({ line, code: 'user-switch', command })
  else if (next !== undefined) {
    findings.push({ line, code: 'followed', command, by: wordsOf(next.node).join(' ') })
  } else findings.push({ line, code: 'not-execed', command })
  const program = node.words.find(({ text: each }) => !isAssignment(each))?.start ?? node.start
  const { start, end } = node
  const isLast =
    !isInMiddle && (running === undefined || isCalled(node, running) || isExpanded(node))
  return {
    findings: inOrder(findings),
    stays: { line, start, end, program, isLast, isReplaceable, traps },
  }
}

interface Place {
  readonly node: ShellNode
  readonly isInFunction: boolean
  readonly isInLoop: boolean
  readonly isInSubshell: boolean
}

const top = { isInFunction: false, isInLoop: false, isInSubshell: false }

/** Every simple command, in the order of the text. */
function flat(nodes: readonly ShellNode[], place: Omit<Place, 'node'> = top): Place[] {
  return nodes.flatMap((node) => commandsIn(node, place))
}

function commandsIn(node: ShellNode, place: Omit<Place, 'node'>): Place[] {
  switch (node.kind) {
    case 'simple':
      return [{ node, ...place }]
    case 'branches':
      return node.branches.flatMap((branch) => flat(branch, place))
    case 'loop':
      return flat(node.body, { ...place, isInLoop: true })
    case 'group':
      return flat(node.body, place)
    case 'subshell':
      return flat(node.body, { ...place, isInSubshell: true })
    case 'function':
      return flat(node.body, { ...place, isInFunction: true })
  }
}

/** The commands that may be the last one to run, but for exec, after which nothing runs. */
function tailsOf(nodes: readonly ShellNode[], place: Omit<Place, 'node'> = top): Place[] {
  const list = nodes.filter(({ kind }) => kind !== 'function')
  const last = list.findLast((node) => !isEpilogue(node))
  if (last === undefined) return []
  switch (last.kind) {
    case 'simple':
      return wordsOf(last)[0] === 'exec' ? [] : [{ node: last, ...place }]
    case 'branches':
      return last.branches.flatMap((branch) => tailsOf(branch, place))
    case 'loop':
      return tailsOf(last.body, { ...place, isInLoop: true })
    case 'group':
      return tailsOf(last.body, place)
    case 'subshell':
      return tailsOf(last.body, { ...place, isInSubshell: true })
    case 'function':
      return []
  }
}

/** `exit $?` behind a command changes nothing about it. */
function isEpilogue(node: ShellNode): boolean {
  return ['exit', 'return', ':', 'true'].includes(wordsOf(node)[0] ?? '')
}

function pick(tails: readonly Place[], running: string | undefined): Place | undefined {
  return running === undefined ? undefined : tails.find(({ node }) => isCalled(node, running))
}

/** Whether it calls this program, also behind `gosu user`, or by a variable that nobody can look into. */
function isCalled(node: ShellNode, running: string): boolean {
  return wordsOf(node).some((word) => baseName(word) === running)
}

/** It runs what a variable says, such as its own arguments. */
function isExpanded(node: ShellNode): boolean {
  return wordsOf(node).some((word) => word.startsWith('$'))
}

/** Its words without quotes and without assignments in front. */
function wordsOf(node: ShellNode): readonly string[] {
  if (node.kind !== 'simple') return []
  const at = node.words.findIndex(({ text }) => !isAssignment(text))
  return at < 0 ? [] : node.words.slice(at).map(({ text }) => unquoted(text))
}

function isAssignment(text: string): boolean {
  return /^[A-Za-z_]\w*\+?=/.test(text)
}

/** Signals that ask a program to end. */
const ending = /^(SIG)?(TERM|INT|QUIT|HUP|EXIT)$|^(0|1|2|3|15)$/

function trapOf(node: ShellNode): Trap[] {
  if (node.kind !== 'simple') return []
  const [first, action, ...signals] = node.words
  if (first?.text !== 'trap' || action === undefined || ['-', '--'].includes(action.text)) return []
  const names = signals.map(({ text }) => unquoted(text)).filter((name) => ending.test(name))
  if (unquoted(action.text) === '' || !names.some((name) => !/^(EXIT|0)$/.test(name))) return []
  const { start, end } = action
  return [{ line: node.line, start, end, action: unquoted(action.text), signals: names }]
}

const builtins: ReadonlySet<string> = new Set(
  '. source : true false echo printf cd set unset export readonly local trap wait exit return exec test [ [[ shift eval read umask ulimit break continue kill alias hash type command'.split(
    ' ',
  ),
)

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function inOrder(findings: readonly ScriptFinding[]): ScriptFinding[] {
  return [...findings].sort((a, b) => a.line - b.line)
}
