/**
 * The model's side of a scenario with several processes: the simulator, with names instead of numbers, and what became of
 * everybody in the scenario's codes.
 */

import { type KernelTraits, type SignalName, toWaitStatus } from '../../kernel/index.ts'
import {
  type Action,
  type Answer,
  apply,
  type Birthplace,
  createWorld,
  numberSeenBy,
  type Operation,
  type ProcessId,
  type World,
} from '../../kernel/world/index.ts'
import { ended, type Fared, fared, signalNamed } from './seen.ts'

/** A process by the name it has in the scenario. `outside` is there from the start. */
export type Name = string

/** Whom a call of kill(2) means: a process or the group named after one, one's own group, everybody. */
export type Whom = Name | { readonly group: Name } | 'own-group' | 'everybody'

type CallOf<O> = O extends Operation ? Omit<O, 'by'> : never

/** A course of events in the model. */
export class Story {
  private world: World
  private readonly ids = new Map<Name, ProcessId>([['machine', 1]])
  private readonly ends = new Map<ProcessId, Fared>()
  private readonly handled = new Map<ProcessId, Answer['events'][number][]>()
  private last: Answer | undefined

  constructor(traits: KernelTraits) {
    this.world = createWorld({ traits })
    this.fork('machine', 'outside')
  }

  /** A child; in a process group of its own, unless it is to stay in its parent's. The error, or `none`. */
  fork(parent: Name, child: Name, { into = 'own', ownGroup = true }: Birth = {}): string {
    const id = this.ids.size + 1
    this.ids.set(child, id)
    const place: Birthplace =
      typeof into === 'string' ? into : { namespaceOf: this.id(into.namespaceOf) }
    const error = this.act(parent, { call: 'fork', child: id, into: place })
    if (this.world.processes.has(id) && ownGroup) {
      const itself = { kind: 'number', number: 0 } as const
      this.act(child, { call: 'setpgid', whom: itself, group: itself })
    }
    return error
  }

  /**
   * One call by a process; the error it fails with, or `none`. On a kernel that spares no init somebody may have ended
   * before the story does; then the reason why there is no such call.
   */
  act(by: Name, call: CallOf<Operation>): string {
    const operation = { ...call, by: this.id(by) } as Operation
    const { world, answer } = apply(this.world, operation)
    this.world = world
    this.last = answer
    if (answer.caller.kind === 'impossible') return answer.caller.because
    for (const event of answer.events) {
      if (event.kind === 'died') this.ends.set(event.process, ended(toWaitStatus(event.status)))
      if (event.kind === 'handled') {
        this.handled.set(event.process, [...(this.handled.get(event.process) ?? []), event])
      }
    }
    const { caller } = answer
    return caller.kind === 'returned' && caller.result.kind === 'error'
      ? caller.result.errno
      : 'none'
  }

  /** kill(2); the error it fails with, or `none`. */
  kill(by: Name, whom: Whom, signal: SignalName | 0): string {
    const to =
      whom === 'own-group'
        ? ({ kind: 'own-group' } as const)
        : whom === 'everybody'
          ? ({ kind: 'everyone' } as const)
          : typeof whom === 'string'
            ? ({ kind: 'process', process: this.id(whom) } as const)
            : ({ kind: 'group', group: this.id(whom.group) } as const)
    const number = signal === 0 ? 0 : signalNamed(signal)
    return this.act(by, { call: 'kill', to, signal: number })
  }

  /** rt_sigaction(2). */
  action(by: Name, signal: SignalName, action: Action): string {
    return this.act(by, { call: 'rt_sigaction', signal: signalNamed(signal), action })
  }

  /** exit_group(2). */
  exit(by: Name, code: number): void {
    this.act(by, { call: 'exit_group', code })
  }

  /** wait4(2) by a parent, with WNOHANG: `none yet`, the status in this folder's codes, or the error. */
  wait(by: Name, child: Name, also: { stopped?: boolean; continued?: boolean } = {}): string {
    const { stopped = false, continued = false } = also
    const whom = { kind: 'process', process: this.id(child) } as const
    const error = this.act(by, { call: 'wait4', whom, stopped, continued })
    const caller = this.last?.caller
    if (error !== 'none' || caller?.kind !== 'returned') return error
    return caller.result.kind === 'waited' ? ended(toWaitStatus(caller.result.status)) : 'none yet'
  }

  /** What became of a process up to now. */
  fared(name: Name): Fared {
    const id = this.id(name)
    const process = this.world.processes.get(id)
    const end = this.ends.get(id)
    if (end !== undefined) return end
    if (process?.life.kind === 'stopped') {
      const signal = process.report.stoppedBy
      return signal === undefined ? 'stopped' : fared({ fate: 'stopped', signal })
    }
    return this.handled.has(id) ? 'handled' : 'lives'
  }

  /** How often handlers of a process have run, and what the last was told. */
  runs(name: Name): { readonly count: number; readonly pid: number; readonly code: number } {
    const events = this.handled.get(this.id(name)) ?? []
    const last = events.at(-1)
    const info = last?.kind === 'handled' ? last.info : undefined
    return { count: events.length, pid: info?.pid ?? -1, code: info?.code ?? 0 }
  }

  /** si_value of the signals whose handlers have run, in the order in which they finished. */
  handledValues(name: Name): readonly number[] {
    const events = this.handled.get(this.id(name)) ?? []
    return events.flatMap((event) => (event.kind === 'handled' ? [event.info.value] : []))
  }

  /** The process as the simulator has it; undefined when it is reaped. */
  process(name: Name): ReturnType<World['processes']['get']> {
    return this.world.processes.get(this.id(name))
  }

  /** The name of a process' parent. */
  parent(name: Name): Name {
    const parent = this.process(name)?.parent
    if (parent === undefined) return 'nobody'
    for (const [known, id] of this.ids) if (id === parent) return known
    return 'nobody'
  }

  /** The number that `viewer` has for a process or for the group named after it; 0 for none. */
  number(viewer: Name, name: Name): number {
    const id = this.id(viewer)
    return this.world.numbers.has(id) ? numberSeenBy(this.world, id, this.id(name)) : 0
  }

  private id(name: Name): ProcessId {
    const id = this.ids.get(name)
    if (id === undefined) throw new Error(`nobody is called ${name}`)
    return id
  }
}

/** How a child of a story is born. */
export interface Birth {
  readonly into?: 'own' | 'new' | { readonly namespaceOf: Name }
  readonly ownGroup?: boolean
}
