/** What the shell may offer for a word that is being typed. */
import { families } from '../kernel/index.ts'

/** Names of signals the way they are being typed: with SIG or without, in capitals or not. */
export function proposeSignals(partial: string): string[] {
  const typed = partial.toUpperCase()
  const names = families.generic.standard.flatMap((name) => name ?? [])
  const offered = typed.startsWith('SIG') ? names : names.map((name) => name.replace(/^SIG/, ''))
  const isSmall = partial !== '' && partial !== typed
  return offered
    .filter((name) => name.startsWith(typed))
    .map((name) => (isSmall ? name.toLowerCase() : name))
}

/** The inits of this machine, which people ask about. */
export async function proposeTargets(partial: string): Promise<string[]> {
  const { initPids } = await import('./init-pids.ts')
  return initPids()
    .map(String)
    .filter((pid) => pid.startsWith(partial))
}
