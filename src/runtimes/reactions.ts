/** Short names for the reactions that most rows consist of. */
import type { Doing, EndStatus, Reaction } from './habit.ts'

/** The application learns of it, and the program exits with the code. */
export const exits = (code: number): Reaction => ends({ kind: 'exit', code })

export const ends = (status: EndStatus): Reaction => ({ does: 'ends', told: true, status })

/** Ends at once: nothing behind it learns of it. */
export const falls = (status: EndStatus): Reaction => ({ does: 'ends', told: false, status })

/** Exits with the code once its clients have gone, or its work is done. */
export const finishes = (code: number): Reaction => ({
  does: 'ends',
  told: true,
  status: { kind: 'exit', code },
  isPatient: true,
})

export const lives = (doing: Doing): Reaction => ({ does: 'lives', doing })

/** Resets to the default and sends it to itself; an init is then as before. */
export const raisesAgain = (survivor: Reaction = lives('ignores')): Reaction => ({
  does: 'raises-again',
  survivor,
})

export const defers = (after: Reaction): Reaction => ({ does: 'defers', after })

export const decides = (likely?: Reaction): Reaction =>
  likely ? { does: 'decides', likely } : { does: 'decides' }

export const unknownEnd: EndStatus = { kind: 'unknown' }

/** Exit code 128+n. */
export const exit128: EndStatus = { kind: 'exit-128+n' }

export const asChild: EndStatus = { kind: 'as-child' }

/** Killed by the signal it got, which it sends to itself. */
export const killed = (dropped: EndStatus): EndStatus => ({ kind: 'signal', dropped })

/** Calls abort(3). */
export const aborts = (dropped: EndStatus): EndStatus => ({
  kind: 'signal',
  name: 'SIGABRT',
  dropped,
})

export const exit = (code: number): EndStatus => ({ kind: 'exit', code })

/** Where abort(3) of an init ends on x86-64: the instruction that cannot fail to fault. */
export const segmentation: EndStatus = { kind: 'killed', signal: 'SIGSEGV' }

/** What application code usually does with a signal it asked for: it cleans up and exits. */
export const cleansUp: Reaction = ends(unknownEnd)
