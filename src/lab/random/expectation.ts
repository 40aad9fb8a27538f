/**
 * What /proc must say about a process if the model is right.  proc_pid_status(5)
 */
import { formatMask } from '../../kernel/index.ts'
import { numberIn, type Process, pendingIn, type World } from '../../kernel/world/index.ts'

/** How Node's /proc calls processes and users. */
export interface HostView {
  /** The number of a process; 0 is nobody. */
  hostNumber(process: number | undefined): number
  hostUser(user: number): number
}

/** The letters of State that the process may be in: at rest in a read, stopped, or a zombie. */
export function expectedStates({ life }: Process): string {
  switch (life.kind) {
    case 'running':
      return 'SR'
    case 'stopped':
      return 'T'
    case 'ending':
      return 'SRD'
    case 'zombie':
      return 'Z'
  }
}

/** The five lines of masks, as they stand there; `undefined` for who has ended. */
export function expectedMasks(process: Process): string | undefined {
  const { life, own, shared, blocked, ignored, caught } = process
  if (life.kind === 'ending' || life.kind === 'zombie') return undefined
  return [
    `SigPnd:\t${formatMask(pendingIn(own))}`,
    `ShdPnd:\t${formatMask(pendingIn(shared))}`,
    `SigBlk:\t${formatMask(blocked)}`,
    `SigIgn:\t${formatMask(ignored)}`,
    `SigCgt:\t${formatMask(caught)}`,
  ].join('\n')
}

/** Lines about kin and numbers: parent, then process, group and session in every namespace from Node's inwards. */
export function expectedNumbers(world: World, process: Process, host: HostView): string[] {
  const { namespaces = [] } = world.numbers.get(process.id) ?? {}
  const numbersOf = (id: number) =>
    [host.hostNumber(id), ...namespaces.map((namespace) => numberIn(world, namespace, id))].join(
      '\t',
    )
  const { real, effective, saved } = process.user
  return [
    `PPid:\t${host.hostNumber(process.parent)}`,
    `NSpid:\t${numbersOf(process.id)}`,
    `NSpgid:\t${numbersOf(process.group)}`,
    `NSsid:\t${numbersOf(process.session)}`,
    `Uid:\t${[real, effective, saved].map((user) => host.hostUser(user)).join('\t')}\t`,
  ]
}
