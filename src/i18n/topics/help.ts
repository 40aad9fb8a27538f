/** What --help, the manual page and the completions say. */
import type { CommandName } from '../command-name.ts'
import type { ExitMeaning } from '../exit-meaning.ts'

export interface HelpTexts {
  /** One line about the program. */
  readonly brief: string
  readonly description: string
  readonly commands: Readonly<
    Record<CommandName, { readonly brief: string; readonly description: string }>
  >
  /** Positional arguments, by their placeholder. */
  readonly arguments: {
    readonly target: string
    readonly signal: string
    readonly masks: string
    readonly signals: string
    readonly collected: string
    readonly shell: string
    /** A container, or an exit code. */
    readonly dead: string
    readonly containers: string
    readonly checked: string
    readonly containerOrImage: string
  }
  readonly flags: {
    readonly output: string
    readonly color: string
    readonly lang: string
    readonly quiet: string
    readonly verbose: string
    readonly arch: string
    readonly backend: string
    readonly failOn: string
    readonly baseline: string
    readonly writeBaseline: string
    readonly engine: string
    readonly window: string
    readonly patience: string
    readonly checkOutput: string
    readonly auditOutput: string
    readonly patchFormat: string
    readonly signal: string
    readonly as: string
    readonly help: string
    readonly helpAll: string
    readonly version: string
    readonly escape: string
  }
  readonly headers: {
    /** Of the manual page. */
    readonly name: string
    readonly description: string
    readonly usage: string
    readonly aliases: string
    readonly commands: string
    readonly flags: string
    readonly arguments: string
    readonly examples: string
    readonly exitCodes: string
    readonly environment: string
  }
  readonly keywords: { default(value: string): string }
  readonly exitCodes: Readonly<Record<ExitMeaning, string>>
  readonly environment: Readonly<Record<'NO_COLOR' | 'FORCE_COLOR' | 'LC_ALL', string>>
  readonly examples: readonly { readonly command: string; readonly text: string }[]
  /** On a terminal, before standard input is read. */
  readonly pasteHere: string
  /** Below the collector's script on a terminal: lines about what to do with it. */
  readonly collectHere: readonly string[]
}
