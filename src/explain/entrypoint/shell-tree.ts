/**
 * A shell script as commands inside of branches, loops, groups and functions: enough to say which command is the last one that
 * runs, and what stands before and after it. What it does not understand makes it broken, never something else.
 * POSIX XCU 2.9 "Shell Commands"
 */
import { type Token, tokensOf } from './shell-tokens.ts'

export type ShellNode = (
  | {
      readonly kind: 'simple'
      readonly words: readonly Token[]
      readonly redirections: readonly Token[]
    }
  /** One of several lists runs: if, case. */
  | { readonly kind: 'branches'; readonly branches: readonly (readonly ShellNode[])[] }
  | {
      readonly kind: 'loop' | 'group' | 'subshell' | 'function'
      readonly body: readonly ShellNode[]
    }
) & {
  readonly line: number
  /** Where the text of the command ends, redirections included. */
  readonly end: number
  readonly start: number
  readonly isPiped: boolean
  readonly isBackground: boolean
  /** What stands before it on the same list. */
  readonly after?: '&&' | '||'
}

export interface ShellTree {
  readonly nodes: readonly ShellNode[]
  readonly isBroken: boolean
}

/** Parses a script. */
export function shellTreeOf(text: string): ShellTree {
  const { tokens, isBroken } = tokensOf(text)
  const parser = new Parser(tokens)
  const nodes = parser.list([])
  return { nodes, isBroken: isBroken || parser.isBroken || !parser.isAtEnd }
}

type Draft = ShellNode extends infer N
  ? N extends ShellNode
    ? Omit<N, 'isPiped' | 'isBackground' | 'after'>
    : never
  : never

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  isBroken = false

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length
  }

  /** Commands up to one of the words that end the list, which is left for whoever opened it. */
  list(ends: readonly string[]): ShellNode[] {
    const nodes: ShellNode[] = []
    let after: '&&' | '||' | undefined
    let isPiped = false
    while (!this.isAtEnd) {
      this.#skip(';', '\n')
      const token = this.#tokens[this.#at]
      if (token === undefined || ends.includes(token.text)) break
      const start = this.#at
      this.#accept('!')
      const draft = this.#command()
      if (draft === undefined || this.#at === start) {
        this.isBroken = true
        this.#at = Math.max(this.#at, start + 1)
        continue
      }
      const follows = this.#peek()
      const pipes = follows === '|' || follows === '|&'
      const isBackground = follows === '&'
      nodes.push({ ...draft, isPiped: isPiped || pipes, isBackground, ...(after && { after }) })
      isPiped = pipes
      after = follows === '&&' || follows === '||' ? follows : undefined
      if (pipes || isBackground || after !== undefined) this.#at += 1
      if (pipes || after !== undefined) this.#skip('\n')
    }
    return nodes
  }

  #command(): Draft | undefined {
    const token = this.#tokens[this.#at]
    if (token === undefined) return undefined
    switch (token.text) {
      case 'if':
        return this.#branches(token, 'fi', ['then', 'elif', 'else'])
      case 'case':
        return this.#case(token)
      case 'while':
      case 'until':
      case 'for':
      case 'select':
        return this.#loop(token)
      case '{':
        return this.#enclosed(token, 'group', '}')
      case '(':
        return this.#enclosed(token, 'subshell', ')')
      case 'function':
        this.#at += 2
        this.#skip('(', ')')
        return this.#function(token)
    }
    if (this.#peek(1) === '(' && this.#peek(2) === ')' && token.kind === 'word') {
      this.#at += 3
      return this.#function(token)
    }
    return token.kind === 'word' || isRedirection(token.text) ? this.#simple(token) : undefined
  }

  #simple({ line, start }: Token): Draft {
    const words: Token[] = []
    const redirections: Token[] = []
    let end = start
    let isOpen = false
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (isRedirection(token.text)) {
        const [target] = this.#tokens.slice(this.#at + 1)
        const number = words.at(-1)
        // The 2 of `2>`, which touches it.
        if (number !== undefined && /^\d$/.test(number.text) && number.end === token.start)
          words.pop()
        redirections.push(token)
        if (target?.kind !== 'word') this.isBroken = true
        end = target?.end ?? token.end
        this.#at += 2
        continue
      }
      if (token.text === '[[') isOpen = true
      const isInside = isOpen && token.kind !== 'newline'
      if (token.kind !== 'word' && !isInside) break
      if (token.text === ']]') isOpen = false
      words.push(token)
      end = token.end
      this.#at += 1
    }
    return { kind: 'simple', words, redirections, line, start, end }
  }

  #branches({ line, start }: Token, last: string, between: readonly string[]): Draft {
    const branches: ShellNode[][] = []
    do {
      const isCondition = ['if', 'elif'].includes(this.#peek() ?? '')
      this.#at += 1
      const nodes = this.list([...between, last])
      if (!isCondition) branches.push(nodes)
    } while (!this.isAtEnd && this.#peek() !== last)
    const end = this.#close(last)
    return { kind: 'branches', branches, line, start, end }
  }

  #case({ line, start }: Token): Draft {
    this.#at += 2
    this.#skip('\n')
    this.#expect('in')
    const branches: ShellNode[][] = []
    this.#skip('\n')
    while (!this.isAtEnd && this.#peek() !== 'esac') {
      this.#accept('(')
      while (!this.isAtEnd && this.#peek() !== ')') this.#at += 1
      this.#at += 1
      branches.push(this.list([';;', ';&', ';;&', 'esac']))
      if (this.#peek()?.startsWith(';')) this.#at += 1
      this.#skip('\n')
    }
    return { kind: 'branches', branches, line, start, end: this.#close('esac') }
  }

  #loop({ line, start, text }: Token): Draft {
    this.#at += 1
    if (text === 'for' || text === 'select') {
      while (!this.isAtEnd && this.#peek() !== 'do') this.#at += 1
    } else {
      this.list(['do'])
    }
    this.#expect('do')
    const body = this.list(['done'])
    return { kind: 'loop', body, line, start, end: this.#close('done') }
  }

  #enclosed({ line, start }: Token, kind: 'group' | 'subshell', last: string): Draft {
    this.#at += 1
    const body = this.list([last])
    return { kind, body, line, start, end: this.#close(last) }
  }

  #function({ line, start }: Token): Draft {
    this.#skip('\n')
    const body = this.#command()
    if (body === undefined) this.isBroken = true
    const node = body && { ...body, isPiped: false, isBackground: false }
    const end = body?.end ?? start
    return { kind: 'function', body: node ? [node as ShellNode] : [], line, start, end }
  }

  /** The word that closes it, and redirections of the whole. */
  #close(last: string): number {
    let end = this.#tokens[this.#at]?.end ?? 0
    this.#expect(last)
    while (isRedirection(this.#peek() ?? '')) {
      end = this.#tokens[this.#at + 1]?.end ?? end
      this.#at += 2
    }
    return end
  }

  #expect(text: string): void {
    if (!this.#accept(text)) this.isBroken = true
  }

  #accept(text: string): boolean {
    if (this.#peek() !== text) return false
    this.#at += 1
    return true
  }

  #skip(...texts: readonly string[]): void {
    while (texts.includes(this.#peek() ?? '')) this.#at += 1
  }

  #peek(ahead = 0): string | undefined {
    return this.#tokens[this.#at + ahead]?.text
  }
}

function isRedirection(text: string): boolean {
  return /^(<<-|<<<|&>>|<<|>>|<&|>&|<>|>\||&>|<|>)$/.test(text)
}
