/** Runs whatever the command line says, through the parser. */
import { ExitCode, run } from '@stricli/core'
import { application } from './app.ts'
import type { Context } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { withSignalFlags } from './kill-style.ts'

/** Leaves the exit code in the context. */
export async function runParsed(inputs: readonly string[], context: Context): Promise<void> {
  await run(application(context), withSignalFlags(inputs), context)
  context.process.exitCode = exitCodeOf(Number(context.process.exitCode ?? exitCodes.fine))
}

/** The parser has negative codes of its own: what it could not read is a wrong command line, the rest are bugs. */
function exitCodeOf(code: number): number {
  if (code >= 0) return code
  const isUsage = code === ExitCode.InvalidArgument || code === ExitCode.UnknownCommand
  return isUsage ? exitCodes.usage : exitCodes.bug
}
