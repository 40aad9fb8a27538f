/** The rows of help: usage, arguments and flags of a command, as the parser has them. */
import type { Command } from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import { code, type Line } from '../report/page/page.ts'
import type { Context } from './context.ts'

type Parameters = Command<Context>['parameters']
type Flag = NonNullable<Parameters['flags']>[string]

/** `sigwhy decode MASK…`; the default command needs no name. */
export function usageOf({ parameters: { positional } }: Command<Context>, name: string): string {
  const words = positional === undefined ? [] : placeholders(positional)
  return [name.replace(/^sigwhy explain$/, 'sigwhy'), ...words].join(' ')
}

export function argumentRows({ parameters: { positional } }: Command<Context>): Line[][] {
  if (positional === undefined) return []
  const parameters = positional.kind === 'array' ? [positional.parameter] : positional.parameters
  return parameters.map(({ placeholder = '', brief }) => [[code(placeholder)], brief])
}

export function flagRows({ parameters }: Command<Context>, { help }: Catalogue): Line[][] {
  const { flags = {}, aliases = {} } = parameters
  return Object.entries(flags).map(([name, flag]) => {
    const letter = Object.entries(aliases).find(([, target]) => target === name)?.[0]
    const start = letter === undefined ? '' : `-${letter}, `
    return [[code(start + spelled(name, flag))], `${flag.brief}${defaultOf(flag, help)}`]
  })
}

function placeholders(positional: NonNullable<Parameters['positional']>): string[] {
  if (positional.kind === 'array') {
    const word = `${positional.parameter.placeholder ?? ''}…`
    return [positional.minimum === undefined ? `[${word}]` : word]
  }
  return positional.parameters.map(({ placeholder = '', optional }) =>
    optional === true ? `[${placeholder}]` : placeholder,
  )
}

function spelled(name: string, flag: Flag): string {
  switch (flag.kind) {
    case 'boolean':
      return flag.withNegated === false ? `--${name}` : `--[no-]${name}`
    case 'counter':
      return `--${name}`
    case 'enum':
      return `--${name} ${flag.values.join('|')}`
    case 'parsed':
      return `--${name} ${flag.placeholder ?? ''}`.trimEnd()
  }
}

function defaultOf(flag: Flag, { keywords }: Catalogue['help']): string {
  if (!('default' in flag) || flag.default === undefined || flag.kind === 'boolean') return ''
  return keywords.default(String(flag.default))
}
