/**
 * The part of the program that turns sixty-four sigactions into four sets: what is ignored, what has a handler, which handlers
 * serve once, and which calls are restarted. One jump for each signal passes over what has its default action, as most
 * have; all else is arithmetic, because paths are what the kernel takes long to check. Only for leaders: the actions belong to the process.
 * include/linux/sched/signal.h: sighand_struct; kernel/signal.c: sig_handler()
 */
import type { Assembler } from './instructions.ts'
import type { KernelPlaces } from './kernel-places.ts'
import { inRecord } from './stack.ts'

export function emitDispositions(code: Assembler, { task }: KernelPlaces): void {
  const step = task.actions.step ?? 0
  const handler = task.handler.offsets[1] ?? 0
  const flags = task.actionFlags.offsets[1] ?? 0
  code.set('r0', 'mov', 0)
  code.set('r2', 'mov', 0)
  code.set('r3', 'mov', 0)
  code.set('r4', 'mov', 0)
  code.load('r1', 4, 'r10', inRecord('thread'))
  code.load('r5', 4, 'r10', inRecord('process'))
  code.when('r1', 'ne', 'r5', 'no-leader')
  code.load('r7', 8, 'r9', task.handlers.offsets[0] ?? 0)
  for (let index = 0; index < 64; index++) {
    const next = `signal-${index + 2}`
    code.load('r1', 8, 'r7', handler + index * step)
    code.when('r1', 'eq', 0, next)
    // A handler, not 1, which is SIG_IGN: the highest bit of x | (1 - x) is set unless x is 0 or 1.
    code.set('r5', 'mov', 1)
    code.set('r5', 'sub', 'r1')
    code.set('r5', 'or', 'r1')
    code.set('r5', 'rsh', 63)
    code.set('r5', 'lsh', index)
    code.set('r2', 'or', 'r5')
    code.set('r5', 'mov', 1)
    code.set('r5', 'lsh', index)
    code.set('r0', 'or', 'r5')
    // SA_RESETHAND is the highest bit of the low half, SA_RESTART three below it.
    code.load('r1', 4, 'r7', flags + index * step)
    code.set('r5', 'mov', 'r1')
    code.set('r5', 'rsh', 31)
    code.set('r5', 'lsh', index)
    code.set('r3', 'or', 'r5')
    code.set('r1', 'rsh', 28)
    code.set('r1', 'and', 1)
    code.set('r1', 'lsh', index)
    code.set('r4', 'or', 'r1')
    code.label(next)
  }
  // Not the default, and no handler: ignored.
  code.set('r0', 'xor', 'r2')
  code.set('r3', 'and', 'r2')
  code.set('r4', 'and', 'r2')
  code.label('no-leader')
  code.store(8, 'r10', inRecord('ignored'), 'r0')
  code.store(8, 'r10', inRecord('caught'), 'r2')
  code.store(8, 'r10', inRecord('oneShot'), 'r3')
  code.store(8, 'r10', inRecord('restarting'), 'r4')
}
