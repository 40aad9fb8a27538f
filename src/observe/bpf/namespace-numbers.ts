/**
 * The part of the program that reads a thread's numbers in its PID namespaces: an array of as many as it has levels. Reading
 * past its end would show somebody else's memory, so each of the outermost four is read only where it exists; the innermost
 * one, which may be deeper, through a helper function that takes any address.  include/linux/pid.h: struct pid, struct upid
 */
import type { Assembler } from './instructions.ts'
import type { KernelPlaces } from './kernel-places.ts'
import { inRecord, scratch } from './stack.ts'

export function emitNumbers(code: Assembler, { task }: KernelPlaces): void {
  const step = task.numbers.step ?? 0
  const [threadPid = 0] = task.threadPid.offsets
  const number = task.number.offsets[1] ?? 0
  code.load('r7', 8, 'r9', threadPid)
  code.load('r8', 4, 'r7', task.level.offsets[1] ?? 0)
  code.set('r8', 'and', deepest)
  code.store(4, 'r10', inRecord('level'), 'r8')
  for (const field of outermost) code.store(4, 'r10', inRecord(field), 0)
  outermost.forEach((field, level) => {
    if (level > 0) code.when('r8', 'lt', level, 'no-number')
    code.load('r1', 4, 'r7', number + level * step)
    code.store(4, 'r10', inRecord(field), 'r1')
  })
  code.label('no-number')
  code.set('r8', 'mul', step)
  code.set('r7', 'add', 'r8')
  read(code, inRecord('innermost'), 4, number)
  read(code, scratch, 8, task.namespace.offsets[1] ?? 0)
  code.load('r7', 8, 'r10', scratch)
  read(code, inRecord('namespace'), 4, task.namespaceInode.offsets[2] ?? 0)
}

/** bpf_probe_read_kernel(where, how many bytes, r7 + offset); zeros where there is no such memory. */
function read(code: Assembler, to: number, bytes: number, offset: number): void {
  code.set('r1', 'mov', 'r10')
  code.set('r1', 'add', to)
  code.set('r2', 'mov', bytes)
  code.set('r3', 'mov', 'r7')
  code.set('r3', 'add', offset)
  code.call(113)
}

const outermost = ['number0', 'number1', 'number2', 'number3'] as const

/** Namespaces are nested 32 deep at most (MAX_PID_NS_LEVEL); 63 keeps the address within bounds that the kernel can check. */
const deepest = 63
