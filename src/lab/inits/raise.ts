/**
 * Raises one instance of a row as PID 1 of a fresh PID namespace, and waits until it has finished starting.
 * clone(2) CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC
 */
import { fromWaitStatus, toExitCode } from '../../kernel/index.ts'
import type { Lane } from '../subject/lane.ts'
import type { Puppet } from '../subject/puppet.ts'
import { becomeProgram, type Command } from './become-program.ts'
import { essenceOfFamily, type Family, familyAtRest } from './family.ts'
import type { InitRow } from './init-row.ts'
import type { WhyNotShown } from './left-out.ts'
import { type Posture, takePosture } from './posture.ts'
import { untilStable } from './until-stable.ts'

/** Something that can be made PID 1 here. */
export type Raisable =
  | { readonly kind: 'posture'; readonly posture: Posture }
  | {
      readonly kind: 'command'
      readonly command: Command
      readonly isolated: readonly ('network' | 'memory')[]
    }

const flags = { network: 0x4000_0000, memory: 0x0800_0000 } as const
/** Milliseconds in which a program must come to rest; others start at the same time. */
const patience = 30_000
const settle = 20

/** A new process that begins; whoever gets it ends it. */
export function beginning(lane: Lane, what: Raisable): Puppet {
  const isolated = what.kind === 'command' ? what.isolated : []
  const cloneFlags = isolated.reduce((sum, each) => sum | flags[each], 0)
  // A program that gets a terminal leads a session, so it may not lead a group yet.
  const ownGroup = !(what.kind === 'command' && what.command.input === 'terminal')
  const puppet = lane.outer.spawn({ newPidNamespace: true, cloneFlags, ownGroup })
  if (what.kind === 'command') becomeProgram(puppet, what.command)
  else takePosture(puppet, what.posture)
  return puppet
}

/** The family when it is at rest, or why it never was. */
export type Rested =
  | { readonly ok: true; readonly atRest: Family }
  | { readonly ok: false; readonly left: WhyNotShown }

/** Waits until the process and all below it are at rest. */
export async function untilRested(
  puppet: Puppet,
  row: InitRow,
  { rests, directory }: { readonly rests: readonly number[]; readonly directory: string },
  abort: AbortSignal,
): Promise<Rested> {
  const expected = { rests, ready: row.ready ?? {}, directory }
  const look = (): Family | undefined => familyAtRest(puppet.pid, expected)
  const apart = row.settle ?? settle
  const stillness = { look, essence: essenceOfFamily, apart, patience }
  const readiness = await untilStable(puppet, stillness, abort)
  switch (readiness.kind) {
    case 'ready':
      return { ok: true, atRest: readiness.seen }
    case 'restless':
      return { ok: false, left: { why: 'never-ready' } }
    case 'ended': {
      const code = toExitCode(fromWaitStatus(readiness.waitStatus))
      return { ok: false, left: { why: 'ended-early', detail: String(code) } }
    }
  }
}
