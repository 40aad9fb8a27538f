/**
 * The program that the kernel runs for each thread: it fills a record on its stack and writes it out. There is no loop in it
 * and hardly a jump: the kernel checks every path before it accepts a program, and paths are what that costs.
 * Documentation/bpf/bpf_iterators.rst; kernel/bpf/task_iter.c; kernel/signal.c: do_sigtimedwait()
 */
import type { Place } from './btf.ts'
import { emitDispositions } from './dispositions.ts'
import { Assembler, type Register, type Size } from './instructions.ts'
import type { KernelPlaces } from './kernel-places.ts'
import { emitNumbers } from './namespace-numbers.ts'
import { recordBits, recordLayout, recordMagic, recordSize, recordVersion } from './record.ts'
import { given, inRecord } from './stack.ts'

/** Assembles the program for a kernel with these places. r6 is the thread, and so is r9, for following its pointers. */
export function iteratorProgram(places: KernelPlaces): Uint8Array {
  const code = new Assembler()
  code.store(8, 'r10', given, 'r1')
  code.load('r6', 8, 'r1', places.thread.offsets[0] ?? 0)
  // After the last thread the program is called once more without one.
  code.when('r6', 'eq', 0, 'done')
  code.store(4, 'r10', inRecord('magic'), recordMagic)
  code.store(4, 'r10', inRecord('version'), recordVersion)
  emitCall(code, places)
  emitCast(code, places)
  emitCopies(code, places)
  emitMasks(code, places)
  emitNumbers(code, places)
  emitDispositions(code, places)
  emitBits(code, places)
  emitOutput(code, places)
  code.label('done')
  code.set('r0', 'mov', 0)
  code.exit()
  return code.assemble()
}

/** Follows a place from the thread to the structure it is a member of; r7 if a pointer has to be loaded. */
function emitPointer(code: Assembler, { offsets }: Place): Register {
  if (offsets.length === 1) return 'r6'
  let from: Register = 'r9'
  for (const offset of offsets.slice(0, -1)) {
    code.load('r7', 8, from, offset)
    from = 'r7'
  }
  return from
}

function emitCopies(code: Assembler, { copied }: KernelPlaces): void {
  let reached = ''
  let from: Register = 'r6'
  for (const [field, place] of copied) {
    const way = place.offsets.slice(0, -1).join()
    if (way !== reached) from = emitPointer(code, place)
    reached = way
    const { size } = recordLayout[field]
    const offset = place.offsets.at(-1) ?? 0
    for (let at = 0; at < size; at += 8) {
      const bytes = wholeSize(Math.min(8, size - at, place.size - at))
      code.load('r1', bytes, from, offset + at)
      code.store(size - at >= 8 ? 8 : 4, 'r10', inRecord(field) + at, 'r1')
    }
  }
}

/**
 * A thread that enters rt_sigtimedwait writes its old mask first and opens the awaited signals then; one that leaves does
 * the reverse. Read before and after, the old mask is never missed while the open one is seen.
 */
function emitMasks(code: Assembler, { task }: KernelPlaces): void {
  const [blocked = 0] = task.blocked.offsets
  const [realBlocked = 0] = task.realBlocked.offsets
  code.load('r1', 8, 'r6', realBlocked)
  code.load('r2', 8, 'r6', blocked)
  code.load('r3', 8, 'r6', realBlocked)
  code.set('r1', 'or', 'r3')
  code.store(8, 'r10', inRecord('blocked'), 'r2')
  code.store(8, 'r10', inRecord('realBlocked'), 'r1')
}

function emitBits(code: Assembler, { task, optional }: KernelPlaces): void {
  const { restore, dumping, onProcessor } = optional
  code.set('r8', 'mov', restore === undefined ? 0 : recordBits.saysRestore)
  if (restore?.bits !== undefined) {
    const [offset = 0] = restore.offsets
    code.load('r1', wholeSize(restore.size), 'r6', offset)
    code.set('r1', 'rsh', restore.bits.shift)
    code.set('r1', 'and', recordBits.restore)
    code.set('r8', 'or', 'r1')
  }
  code.load('r1', 8, 'r9', task.handlers.offsets[0] ?? 0)
  code.when('r1', 'eq', 0, 'released')
  code.set('r8', 'or', recordBits.hasHandlers)
  code.label('released')
  if (dumping !== undefined) {
    const from = emitPointer(code, dumping)
    code.load('r1', 8, from, dumping.offsets.at(-1) ?? 0)
    code.when('r1', 'eq', 0, 'no-dump')
    code.set('r8', 'or', recordBits.dumping)
    code.label('no-dump')
  }
  code.store(4, 'r10', inRecord('bits'), 'r8')
  if (onProcessor === undefined) code.set('r1', 'mov', 0)
  else code.load('r1', 4, 'r6', onProcessor.offsets[0] ?? 0)
  code.store(4, 'r10', inRecord('onProcessor'), 'r1')
}

function emitCall(code: Assembler, { callRegister }: KernelPlaces): void {
  if (callRegister === undefined) {
    code.store(4, 'r10', inRecord('call'), -1)
    return
  }
  code.set('r1', 'mov', 'r6')
  code.call(helpers.taskRegisters)
  code.load('r1', 4, 'r0', callRegister.offsets[0] ?? 0)
  code.store(4, 'r10', inRecord('call'), 'r1')
}

/**
 * The same pointer without the kernel's trust. For each pointer read through a trusted one the kernel searches all its types
 * several times, which is half of what loading costs; through this one it does not, and a page that is not there reads as
 * zeros either way.  kernel/bpf/verifier.c: check_ptr_to_btf_access(), btf_nested_type_is_trusted()
 */
function emitCast(code: Assembler, { cast }: KernelPlaces): void {
  if (cast === undefined) {
    code.set('r9', 'mov', 'r6')
    return
  }
  code.set('r1', 'mov', 'r6')
  code.set('r2', 'mov', cast.task)
  code.callKernel(cast.function)
  code.set('r9', 'mov', 'r0')
}

function emitOutput(code: Assembler, { output }: KernelPlaces): void {
  const [meta = 0, sequence = 0] = output.offsets
  code.load('r1', 8, 'r10', given)
  code.load('r1', 8, 'r1', meta)
  code.load('r1', 8, 'r1', sequence)
  code.set('r2', 'mov', 'r10')
  code.set('r2', 'add', -recordSize)
  code.set('r3', 'mov', recordSize)
  code.call(helpers.writeSequence)
}

/** The longest reading that is no longer than so many bytes. */
function wholeSize(bytes: number): Size {
  return bytes >= 8 ? 8 : bytes >= 4 ? 4 : bytes >= 2 ? 2 : 1
}

/** Numbers of helper functions: bpf_seq_write, bpf_task_pt_regs.  include/uapi/linux/bpf.h */
const helpers = { writeSequence: 127, taskRegisters: 175 } as const
