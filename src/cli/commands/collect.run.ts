/** `sigwhy collect [PID…]`: prints the collector, and says to whoever sees it what to do with it. */
import { collectorScript } from '../../observe/collected/script.ts'
import { parsePid } from '../../observe/procfs/pid.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'
import type { LanguageFlag } from '../output-flags.ts'

export async function collectRun(
  this: Context,
  _: LanguageFlag,
  ...asked: readonly string[]
): Promise<Failure | undefined> {
  const { errors, help } = this.catalogue
  const pids = new Set<number>()
  for (const text of asked) {
    const parsed = parsePid(text)
    if (!parsed.ok) return failure(parsed.error, errors.observe, 'usage')
    pids.add(parsed.pid)
  }
  this.print(collectorScript([...pids]))
  if (this.terminalWidth() !== undefined) this.note(`${help.collectHere.join('\n')}\n`)
  return undefined
}
