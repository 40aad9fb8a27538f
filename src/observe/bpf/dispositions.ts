/**
 * The part of the program that turns sixty-four sigactions into four sets: what is ignored, what has a handler, which handlers
 * serve once, and which calls are restarted. The bits are made by arithmetic; a comparison for each signal would double the
 * paths the kernel has to check. Only for leaders: the actions belong to the process.
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
  code.load('r7', 8, 'r6', task.handlers.offsets[0] ?? 0)
  // From the last signal to the first: each is shifted in at the low end.
  for (let index = 63; index >= 0; index--) {
    code.load('r1', 8, 'r7', handler + index * step)
    // r0: not the default, 0. The highest bit of x | -x is set unless x is 0.
    code.set('r5', 'mov', 'r1')
    code.set('r5', 'neg')
    code.set('r5', 'or', 'r1')
    shiftIn(code, 'r0', 63)
    // r2: neither the default nor ignored, 1. The highest bit of x | (1 - x) is set unless x is 0 or 1.
    code.set('r5', 'mov', 1)
    code.set('r5', 'sub', 'r1')
    code.set('r5', 'or', 'r1')
    shiftIn(code, 'r2', 63)
    // SA_RESETHAND is the highest bit of the low half, SA_RESTART three below it.
    code.load('r5', 4, 'r7', flags + index * step)
    code.set('r1', 'mov', 'r5')
    shiftIn(code, 'r3', 31)
    code.set('r1', 'rsh', 28)
    code.set('r1', 'and', 1)
    code.set('r4', 'lsh', 1)
    code.set('r4', 'or', 'r1')
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

/** Makes the bit of r5 the lowest one of a set, and moves the others up. */
function shiftIn(code: Assembler, set: 'r0' | 'r2' | 'r3', bit: number): void {
  code.set('r5', 'rsh', bit)
  code.set(set, 'lsh', 1)
  code.set(set, 'or', 'r5')
}
