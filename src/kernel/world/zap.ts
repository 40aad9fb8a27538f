/**
 * The init of a namespace ends: nobody is forked into it any more, and everybody in it is killed by the kernel. The init
 * stays until it is alone; a zombie whose parent is outside keeps it waiting.
 * kernel/pid_namespace.c: zap_pid_ns_processes()
 */
import { withAction } from './actions.ts'
import type { Draft } from './draft.ts'
import { numberIn } from './numbering.ts'
import { release } from './release.ts'
import { send } from './send.ts'
import { signalCodes } from './signal-queue.ts'
import type { ProcessId } from './world.ts'

const kill = 9
const childChanged = 17

/** Closes the namespace of `init` and kills all others in it. */
export function closeNamespace(draft: Draft, init: ProcessId): void {
  const namespace = draft.namespaces.get(init)
  if (!namespace) throw new Error(`process ${init} is no init`)
  draft.namespaces.set(init, { ...namespace, isOpen: false })
  // From here on its children are not kept.
  draft.change(init, withAction(draft.process(init), childChanged, { handler: 'ignore' }))
  const numbered = [...draft.processes.keys()]
    .map((id) => ({ id, number: numberIn(draft, init, id) }))
    .filter(({ number }) => number > 1)
    .sort((a, b) => a.number - b.number)
  const info = { code: signalCodes.kernel, pid: 0, uid: 0, value: 0 }
  for (const { id } of numbered) {
    send(draft, id, { by: undefined, call: 'kernel', signal: kill, info })
  }
  for (const child of draft.process(init).children) {
    if (draft.process(child).life.kind === 'zombie') release(draft, child, 'kernel')
  }
}
