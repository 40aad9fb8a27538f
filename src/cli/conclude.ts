/** The end of every command: what went wrong is said, and the exit code is set. */
import type { Context } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { bugLines, type Failure, failureLines, isFailure } from './failure.ts'

/** A command's function: what it returns is what went wrong. */
export type Run<Flags, Args extends readonly unknown[]> = (
  this: Context,
  flags: Flags,
  ...args: Args
) => Promise<Failure | undefined>

/** The function for the parser, which then has nothing more to say. */
export function concluding<Flags, Args extends readonly unknown[]>(
  run: Run<Flags, Args>,
): (this: Context, flags: Flags, ...args: Args) => Promise<void> {
  return function (flags, ...args) {
    return conclude(run.call(this, flags, ...args), this)
  }
}

/** Says what went wrong, if anything did. */
export async function conclude(
  result: Promise<Failure | undefined>,
  context: Context,
): Promise<void> {
  try {
    const failure = await result
    if (!isFailure(failure)) return
    context.note(`${failureLines(failure.text)}\n`)
    context.process.exitCode = exitCodes[failure.meaning]
  } catch (error) {
    context.note(`${bugLines(error, context.catalogue)}\n`)
    context.process.exitCode = exitCodes.bug
  }
}
