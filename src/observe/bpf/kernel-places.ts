/**
 * The places of all fields in this very kernel, or the one that it does not have.
 */
import type { Btf, Place } from './btf.ts'
import type { RecordField } from './record.ts'
import { callRegisters, copiedFields, optionalPaths, taskPaths } from './task-fields.ts'

export interface KernelPlaces {
  readonly copied: readonly (readonly [RecordField, Place])[]
  readonly task: Readonly<Record<keyof typeof taskPaths, Place>>
  readonly optional: Readonly<Record<keyof typeof optionalPaths, Place | undefined>>
  readonly callRegister: Place | undefined
  /** The kernel function that takes trust from a pointer, and the type of a thread; since Linux 6.2. */
  readonly cast: { readonly function: number; readonly task: number } | undefined
  /** Of the two pointers the program starts with: that of the output, and of the thread. */
  readonly output: Place
  readonly thread: Place
  /** The iterator that the program is attached to. */
  readonly iterator: number
}

export type PlacesResult =
  | { readonly ok: true; readonly places: KernelPlaces }
  | { readonly ok: false; readonly missing: string }

/** Looks up everything; `machine` is Node's name of it. */
export function kernelPlaces(btf: Btf, machine: string): PlacesResult {
  const missing: string[] = []
  const need = (structure: string, path: string): Place => {
    const place = btf.place(structure, path)
    if (place === undefined) missing.push(`${structure}.${path}`)
    return place ?? { offsets: [0], size: 0 }
  }
  const task = (path: string) => need('task_struct', path)
  const maybe = (path: string) => btf.place('task_struct', path)
  const register = callRegisters[machine]
  const iterator = btf.functionId('bpf_iter_task')
  if (iterator === undefined) return { ok: false, missing: 'bpf_iter_task' }
  const places: KernelPlaces = {
    copied: copiedFields.map(([field, path]) => [field, task(path)] as const),
    task: {
      blocked: task(taskPaths.blocked),
      realBlocked: task(taskPaths.realBlocked),
      handlers: task(taskPaths.handlers),
      actions: task(taskPaths.actions),
      handler: task(taskPaths.handler),
      actionFlags: task(taskPaths.actionFlags),
      threadPid: task(taskPaths.threadPid),
      level: task(taskPaths.level),
      numbers: task(taskPaths.numbers),
      number: task(taskPaths.number),
      namespace: task(taskPaths.namespace),
      namespaceInode: task(taskPaths.namespaceInode),
    },
    optional: {
      restore: maybe(optionalPaths.restore),
      dumping: maybe(optionalPaths.dumping),
      onProcessor: maybe(optionalPaths.onProcessor),
    },
    callRegister: register === undefined ? undefined : btf.place('pt_regs', register),
    cast: castIn(btf),
    output: need('bpf_iter__task', 'meta->seq'),
    thread: need('bpf_iter__task', 'task'),
    iterator,
  }
  const [first] = missing
  return first === undefined ? { ok: true, places } : { ok: false, missing: first }
}

function castIn(btf: Btf): KernelPlaces['cast'] {
  const cast = btf.functionId('bpf_rdonly_cast')
  const task = btf.structureId('task_struct')
  return cast === undefined || task === undefined ? undefined : { function: cast, task }
}
