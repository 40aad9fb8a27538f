/**
 * For tests: a world that is told operation by operation. Process 1 is the init of the outermost namespace.
 */
import { setOf } from '../signal-set.ts'
import type { CallerSees, WorldEvent } from './answer.ts'
import { apply } from './apply.ts'
import { createWorld, type WorldOptions } from './create.ts'
import type { Addressee, Operation, OperationCall, OperationOf } from './operation.ts'
import type { Action, Process, ProcessId, World } from './world.ts'

export class Story {
  world: World
  /** What the last operation brought about. */
  events: readonly WorldEvent[] = []

  constructor(options: WorldOptions = {}) {
    this.world = createWorld(options)
  }

  /** One call; the result in short: a number, the name of an error, a set, or what became of the caller. */
  do<C extends OperationCall>(
    by: ProcessId,
    call: C,
    rest: Omit<OperationOf<C>, 'by' | 'call'>,
  ): unknown {
    return this.play({ by, call, ...rest } as unknown as Operation)
  }

  play(operation: Operation): unknown {
    const { world, answer } = apply(this.world, operation)
    this.world = world
    this.events = answer.events
    return inShort(answer.caller)
  }

  /** A chain of operations, of which only the consequences matter. */
  fork(by: ProcessId, child: ProcessId, into: OperationOf<'fork'>['into'] = 'own'): unknown {
    return this.do(by, 'fork', { child, into })
  }

  kill(by: ProcessId, to: ProcessId | Addressee, signal: number): unknown {
    return this.do(by, 'kill', { to: addressee(to), signal })
  }

  set(by: ProcessId, signal: number, action: Action | Action['handler']): unknown {
    const chosen = typeof action === 'string' ? { handler: action } : action
    return this.do(by, 'rt_sigaction', { signal, action: chosen })
  }

  block(by: ProcessId, ...signals: number[]): unknown {
    return this.do(by, 'rt_sigprocmask', { how: 'block', set: setOf(...signals) })
  }

  unblock(by: ProcessId, ...signals: number[]): unknown {
    return this.do(by, 'rt_sigprocmask', { how: 'unblock', set: setOf(...signals) })
  }

  /** wait4 for any child, with WUNTRACED and WCONTINUED. */
  wait(by: ProcessId, whom: ProcessId | Addressee = everyone): unknown {
    return this.do(by, 'wait4', { whom: addressee(whom), stopped: true, continued: true })
  }

  /** How the process is: running, stopped, ending, zombie, or gone. */
  life(id: ProcessId): Process['life']['kind'] | 'gone' {
    return this.world.processes.get(id)?.life.kind ?? 'gone'
  }

  process(id: ProcessId): Process {
    const process = this.world.processes.get(id)
    if (!process) throw new Error(`process ${id} is gone`)
    return process
  }

  /** The signals whose handlers the last operation ran in the process, in order. */
  handled(id: ProcessId): number[] {
    return this.events.flatMap((event) =>
      event.kind === 'handled' && event.process === id ? [event.signal] : [],
    )
  }
}

export const everyone: Addressee = { kind: 'everyone' }
export const ownGroup: Addressee = { kind: 'own-group' }

export function groupOf(group: ProcessId): Addressee {
  return { kind: 'group', group }
}

export function number(value: number): Addressee {
  return { kind: 'number', number: value }
}

function addressee(to: ProcessId | Addressee): Addressee {
  return typeof to === 'number' ? { kind: 'process', process: to } : to
}

function inShort(caller: CallerSees): unknown {
  switch (caller.kind) {
    case 'returned': {
      const { result } = caller
      if (result.kind === 'value') return result.value
      if (result.kind === 'error') return result.errno
      return result.kind === 'set' ? result.set : [result.value, result.status]
    }
    case 'impossible':
      return caller.because
    case 'asleep':
    case 'stopped':
    case 'ended':
      return caller.kind
  }
}
