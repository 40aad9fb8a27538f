/** `sigwhy __complete`: proposes what could be meant by the last of the words, one proposal a line. */
import { proposeCompletions } from '@stricli/core'
import { commandNames } from '../../i18n/command-name.ts'
import { application } from '../app.ts'
import type { Context } from '../context.ts'

export async function completeRun(this: Context, _: object, ...words: string[]): Promise<void> {
  const { commands } = this.catalogue.help
  const [partial = '', ...others] = words
  // The parser proposes arguments of the default command in place of the names of all.
  const names = others.length > 0 ? [] : commandNames.filter((name) => name.startsWith(partial))
  const proposals = await proposeCompletions(application(this), words, this)
  const lines = [
    ...names.map((name) => `${name}\t${commands[name].brief}`),
    ...proposals.map(({ completion, brief }) => `${completion}\t${brief}`),
  ]
  this.print(lines.map((line) => `${line}\n`).join(''))
}
