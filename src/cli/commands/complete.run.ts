/** `sigwhy __complete`: proposes what could be meant by the last of the words, one proposal a line. */
import { proposeCompletions } from '@stricli/core'
import { application } from '../app.ts'
import type { Context } from '../context.ts'

export async function completeRun(this: Context, _: object, ...words: string[]): Promise<void> {
  const proposals = await proposeCompletions(application(this), words, this)
  for (const { completion, brief } of proposals) this.print(`${completion}\t${brief}\n`)
}
