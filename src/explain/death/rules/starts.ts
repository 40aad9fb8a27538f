/**
 * Containers whose program did not run when it was last started. Docker keeps what its runtime said, and 126, 127 or 128 in place of an exit code; Podman
 * 4.3 keeps neither.  moby/daemon/start_unix.go, errors.go: translateContainerdStartErr()
 */
import { valueOr } from '../../../observe/fact.ts'
import { codeOf, type Ending, happened } from '../ending.ts'
import { foundCode, knownFrom } from '../found.ts'
import type { DeathRule } from '../rule.ts'

export const neverRan: DeathRule = {
  id: 'never-ran',
  needs: ['settings'],
  claims(ending) {
    const said = valueOr(ending.container?.error ?? unsaid, '')
    // A start that succeeds takes the word of an earlier failure away, so what is there is about the last one.
    if (said === '') return undefined
    const from = ending.container?.error.known ? ending.container.error.from : 'inspect'
    const because = [knownFrom(from, { code: 'engine-said', said }), ...foundCode(ending)]
    return { cause: { code: causeOf(codeOf(ending)), said }, confidence: 'certain', because }
  },
}

/** Podman tells it only by what it does not tell: something was cleaned up that never began. */
export const cleanedUnused: DeathRule = {
  id: 'cleaned-unused',
  needs: ['settings', 'events'],
  claims(ending) {
    if (hasRun(ending) || happened(ending, 'start') || !happened(ending, 'cleanup'))
      return undefined
    const because = [knownFrom('events', { code: 'cleaned-unused' })]
    return { cause: { code: 'start-failed', said: '' }, confidence: 'likely', because }
  },
}

const unsaid = { known: true, value: '', from: '' } as const

function hasRun({ startedAt, container }: Ending): boolean {
  const isNew = container?.state.known === true && container.state.value === 'created'
  return startedAt.known && !isNew
}

function causeOf(code: number): 'not-found' | 'not-executable' | 'start-failed' {
  if (code === 127) return 'not-found'
  return code === 126 ? 'not-executable' : 'start-failed'
}
