/** Ends of a program's own making: a fault, a code it chose; and those that nothing is left to tell about. */
import { codeOf, type Ending, endOf, sentIn } from '../ending.ts'
import type { Evidence } from '../evidence.ts'
import { foundCode, foundSent, inferredBy, knownFrom, readAsSignal } from '../found.ts'
import type { DeathRule } from '../rule.ts'
import { foundPassingOn } from '../shells.ts'

/** Signals that the kernel makes of a program's own faults: ILL, TRAP, ABRT, BUS, FPE, SEGV, SYS. */
const faults: ReadonlySet<number> = new Set([4, 5, 6, 7, 8, 11, 31])

export const crashed: DeathRule = {
  id: 'crashed',
  needs: ['exit-code'],
  claims(ending) {
    const signal = codeOf(ending) - 128
    if (!faults.has(signal)) return undefined
    return {
      cause: { code: 'crashed', signal },
      confidence: 'likely',
      because: [
        ...foundCode(ending),
        ...foundFaults(ending),
        readAsSignal(ending),
        ...(signal === 11 ? foundAbort(ending) : []),
        ...foundPassingOn(ending),
      ],
      others: ['ended'],
    }
  },
}

/** Docker gives 255 to what it finds ended when it comes up itself.  moby/daemon/daemon.go: restore() */
export const lost: DeathRule = {
  id: 'lost',
  needs: ['exit-code'],
  claims(ending) {
    if (codeOf(ending) !== 255 || ending.isWatched || ending.events.length > 0) return undefined
    return {
      cause: { code: 'lost' },
      confidence: 'guess',
      because: [...foundCode(ending), knownFrom('events', { code: 'no-end-event' })],
      others: ['ended'],
    }
  },
}

/** It called exit(2): an exit code that no signal makes. */
export const ended: DeathRule = {
  id: 'ended',
  needs: ['exit-code'],
  claims(ending) {
    const exitCode = codeOf(ending)
    const { isWatched, habits } = ending
    const isTold = habits?.signals === true && habits.stops
    const isShellCode = exitCode === 126 || exitCode === 127
    const asked = askedToEnd(ending)
    const isSure = isWatched && isTold && exitCode < 125 && asked.length === 0
    return {
      cause: { code: 'ended', exitCode },
      confidence: isSure ? 'certain' : 'likely',
      because: [
        ...foundCode(ending),
        ...(isWatched && asked.length === 0
          ? [knownFrom('events', { code: 'sent-nothing' as const })]
          : asked.map((event) => foundSent(event, ending))),
        inferredBy('wait(2)', { code: 'chose-its-code', exitCode }),
        ...(isShellCode ? [inferredBy('bash(1)', { code: 'shell-code', exitCode })] : []),
      ],
      others: isSure ? [] : ['told-and-ended'],
    }
  },
}

/** Signals that ask to end, however long ago: some programs finish their work first. */
function askedToEnd(ending: Ending) {
  const { container } = ending
  const set = container?.stop.signal.known ? container.stop.signal.value : undefined
  return sentIn(ending).filter(({ signal }) => signal === set || [2, 3, 15].includes(signal ?? 0))
}

export const unknownEnd: DeathRule = {
  id: 'unknown',
  needs: [],
  claims: () => ({ cause: { code: 'unknown' }, confidence: 'guess', because: [] }),
}

/**
 * The last thing abort(3) does is a forbidden instruction, which the kernel calls a protection fault on x86; one at a wrong
 * address is a segfault.
 */
function foundAbort({ faultNotes }: Ending): Evidence[] {
  const isOther = faultNotes.length > 0 && faultNotes.every(({ fault }) => fault === 'segfault')
  return isOther ? [] : [inferredBy('abort(3)', { code: 'abort-looks-the-same' })]
}

/** Programs that made a fault at that time; which container they were in the kernel does not write. */
function foundFaults(ending: Ending): Evidence[] {
  return ending.faultNotes.map(({ program, fault, at }) =>
    knownFrom('/dev/kmsg', {
      code: 'kernel-fault',
      ...program,
      fault,
      before: Math.max(0, endOf(ending) - at),
    }),
  )
}
