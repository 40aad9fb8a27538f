/** Runs a command without the parser, and says what went wrong the way the parser does. */
import type { Context } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { bugLines, type Failure, failureLines } from './failure.ts'

export async function conclude(
  command: () => Promise<Failure | undefined>,
  context: Context,
): Promise<void> {
  try {
    const failure = await command()
    if (failure === undefined) return
    context.note(`${failureLines(failure.text)}\n`)
    context.process.exitCode = exitCodes[failure.meaning]
  } catch (error) {
    context.note(`${bugLines(error, context.catalogue)}\n`)
    context.process.exitCode = exitCodes.bug
  }
}
