/** `sigwhy completion`: prints the script. */
import { completionScripts, shells } from '../completion-scripts.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'
import type { LanguageFlag } from '../output-flags.ts'

export async function completionRun(
  this: Context,
  _: LanguageFlag,
  asked: string,
): Promise<Failure | undefined> {
  const shell = shells.find((each) => each === asked)
  if (shell === undefined) {
    const error = { code: 'not-a-choice', flag: 'SHELL', text: asked, allowed: shells } as const
    return failure(error, this.catalogue.errors.usage, 'usage')
  }
  this.print(completionScripts[shell])
  return undefined
}
