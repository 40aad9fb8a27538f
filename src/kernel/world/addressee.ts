/**
 * The number that stands for whom an operation means, in the eyes of its caller.  kill(2), wait(2): the argument pid
 */
import { numberSeenBy } from './numbering.ts'
import type { Addressee } from './operation.ts'
import type { ProcessId, World } from './world.ts'

/** The number to pass; `undefined` when the caller's namespace has none. */
export function numberFor(
  world: World,
  caller: ProcessId,
  addressee: Addressee,
): number | undefined {
  switch (addressee.kind) {
    case 'process':
      return numberSeenBy(world, caller, addressee.process) || undefined
    case 'group':
      return -numberSeenBy(world, caller, addressee.group) || undefined
    case 'own-group':
      return 0
    case 'everyone':
      return -1
    case 'number':
      return addressee.number
  }
}
