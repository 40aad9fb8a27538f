/** What the shell may offer for a word that is being typed. */
import { families } from '../kernel/index.ts'

/** Names of signals, without SIG unless that is being typed. */
export function proposeSignals(partial: string): string[] {
  const typed = partial.toUpperCase()
  const names = families.generic.standard.flatMap((name) => name ?? [])
  const offered = typed.startsWith('SIG') ? names : names.map((name) => name.replace(/^SIG/, ''))
  return offered.filter((name) => name.startsWith(typed))
}

/** The inits of this machine, which people ask about. */
export async function proposeTargets(partial: string): Promise<string[]> {
  const { initPids } = await import('./init-pids.ts')
  return initPids()
    .map(String)
    .filter((pid) => pid.startsWith(partial))
}
