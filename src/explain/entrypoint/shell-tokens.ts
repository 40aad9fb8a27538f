/**
 * The text of a shell script as words, operators and line ends. Quotes, substitutions and here-documents are kept whole, so that
 * nothing inside of them is taken for a command.  POSIX XCU 2.3 "Token Recognition"; bash(1) QUOTING
 */

export interface Token {
  readonly kind: 'word' | 'operator' | 'newline'
  /** As written, with its quotes. */
  readonly text: string
  /** Counted from 1. */
  readonly line: number
  /** Where it starts in the text, and where it ends. */
  readonly start: number
  readonly end: number
}

export interface Tokens {
  readonly tokens: readonly Token[]
  /** A quote, a substitution or a here-document without an end: what comes after it is not to be trusted. */
  readonly isBroken: boolean
}

/** Splits a script. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = []
  const waiting: Heredoc[] = []
  let isBroken = false
  let line = 1
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at, at + 3)
    const character = text.charAt(at)
    if (character === '\n') {
      tokens.push({ kind: 'newline', text: '\n', line, start: at, end: at + 1 })
      at += 1
      line += 1
      for (const heredoc of waiting.splice(0)) {
        const end = endOfHeredoc(text, at, heredoc)
        isBroken ||= end === undefined
        line += linesIn(text.slice(at, end ?? text.length))
        at = end ?? text.length
      }
    } else if (rest.startsWith('\\\n')) {
      at += 2
      line += 1
    } else if (/\s/.test(character)) {
      at += 1
    } else if (character === '#') {
      at = endOfLine(text, at)
    } else {
      const operator = operators.find((each) => rest.startsWith(each))
      const scanned = operator === undefined ? endOfWord(text, at) : { end: at + operator.length }
      const end = scanned.end ?? text.length
      isBroken ||= scanned.end === undefined
      const word = text.slice(at, end)
      const before = tokens.at(-1)
      const kind = operator === undefined ? 'word' : 'operator'
      if (before?.kind === 'operator' && kind === 'word' && /^<<-?$/.test(before.text)) {
        waiting.push({ delimiter: unquoted(word), isIndented: before.text === '<<-' })
      }
      tokens.push({ kind, text: word, line, start: at, end })
      line += linesIn(word)
      at = end
    }
  }
  return { tokens, isBroken: isBroken || waiting.length > 0 }
}

/** A word without its quotes; substitutions stay as they are written. */
export function unquoted(word: string): string {
  return word.replace(/\\\n/g, '').replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (...found) => {
    const [, single, double, escaped] = found as (string | undefined)[]
    return single ?? double?.replace(/\\([$`"\\])/g, '$1') ?? escaped ?? ''
  })
}

/** Longer ones first. */
const operators = [
  '<<-',
  '<<<',
  '&>>',
  ';;&',
  '&&',
  '||',
  ';;',
  ';&',
  '|&',
  '<<',
  '>>',
  '<&',
  '>&',
  '<>',
  '>|',
  '&>',
  ';',
  '&',
  '|',
  '(',
  ')',
  '<',
  '>',
]

interface Heredoc {
  readonly delimiter: string
  readonly isIndented: boolean
}

function endOfHeredoc(text: string, from: number, heredoc: Heredoc): number | undefined {
  let at = from
  while (at < text.length) {
    const end = endOfLine(text, at)
    const line = text.slice(at, end)
    if ((heredoc.isIndented ? line.replace(/^\t+/, '') : line) === heredoc.delimiter) {
      return Math.min(end + 1, text.length)
    }
    at = end + 1
  }
  return undefined
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}

/** No end where something that was opened is not closed. */
function endOfWord(text: string, from: number): { readonly end: number | undefined } {
  let at: number | undefined = from
  while (at !== undefined && at < text.length && !/[\s;&|()<>]/.test(text.charAt(at))) {
    at = afterPiece(text, at)
  }
  return { end: at }
}

/** After one character, or after all of what it opens. */
function afterPiece(text: string, at: number): number | undefined {
  const two = text.slice(at, at + 2)
  if (two.startsWith('\\')) return at + 2
  if (two.startsWith("'") || two === "$'") return afterQuote(text, at + (two === "$'" ? 2 : 1), two)
  if (two.startsWith('"')) return afterInside(text, at + 1, '"')
  if (two.startsWith('`')) return afterInside(text, at + 1, '`')
  if (two === '$(') return afterInside(text, at + 2, ')')
  if (two === '${') return afterInside(text, at + 2, '}')
  return at + 1
}

function afterQuote(text: string, from: number, opened: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && opened === "$'") at += 1
    else if (character === "'") return at + 1
  }
  return undefined
}

/** Up to the closing character, over whatever is opened and closed before it. */
function afterInside(text: string, from: number, closing: string): number | undefined {
  let at: number | undefined = from
  while (at !== undefined && at < text.length) {
    const character = text.charAt(at)
    if (character === closing) return at + 1
    if (closing === '"' && character === "'") at += 1
    else if (closing === ')' && character === '(') at = afterInside(text, at + 1, ')')
    else at = afterPiece(text, at)
  }
  return undefined
}
