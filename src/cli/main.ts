/**
 * The program's entry: finds the language, runs the command, sets the exit code. `sigwhy PID [SIGNAL]` without flags is what
 * nearly everybody types, and is called directly; everything else goes through the parser.
 */
import { languageOf } from '../i18n/language.ts'
import { conclude } from './conclude.ts'
import { exitCodes } from './exit-codes.ts'
import { hostContext } from './host.ts'
import { languageAsked } from './language-asked.ts'
import { loadCatalogue } from './load-catalogue.ts'

async function main(): Promise<void> {
  const inputs = process.argv.slice(2)
  const language = languageAsked(inputs) ?? languageOf(process.env)
  const context = hostContext(await loadCatalogue(language))
  const plain = plainInputs(inputs)
  if (plain !== undefined) {
    const { explainRun } = await import('./commands/explain.run.ts')
    await conclude(explainRun.call(context, { output: 'text' }, ...plain), context)
    // Everything is said and written: nothing is worth the time that Node takes to put itself away.
    process.exit(Number(context.process.exitCode ?? exitCodes.fine))
  } else {
    const { runParsed } = await import('./parsed.ts')
    await runParsed(inputs, context)
  }
  process.exitCode = Number(context.process.exitCode ?? exitCodes.fine)
}

/** A number and perhaps a word: nothing in it needs parsing. */
function plainInputs(inputs: readonly string[]): [target: string, signal?: string] | undefined {
  const [target = '', signal, ...others] = inputs
  if (others.length > 0 || !/^\d+$/.test(target)) return undefined
  if (signal === undefined) return [target]
  return /^\w/.test(signal) ? [target, signal] : undefined
}

void main()
