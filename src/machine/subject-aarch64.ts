/**
 * The subject for aarch64: the same program as for x86-64, in the same memory.
 * Calling convention of Linux: number in x8, arguments in x0–x5, only x0 is lost. Without SA_SIGINFO the
 * kernel does not pass siginfo to a handler, so it must always be set.
 * Truth: syscall(2); arch/arm64/kernel/signal.c, setup_return().
 *
 * x19 is all a thread is: input | output << 16 | base << 32.
 * x20 = base of the desk, x21 = record, x22 = where the next result goes, w23 = the record's flags.
 */
import {
  assembleAarch64,
  call,
  jump,
  jumpIf,
  jumpIfClear,
  jumpIfNotZero,
  jumpIfSet,
  jumpIfZero,
  type Part,
} from './aarch64.ts'
import * as arm from './aarch64-instructions.ts'
import { type Assembled, label } from './assembled.ts'
import {
  counters,
  record,
  recordFlag,
  requestHeader,
  ring,
  slotAddress,
  slots,
} from './subject-layout.ts'
import { syscallNumber } from './syscall-numbers.ts'

const argumentRegisters = ['x0', 'x1', 'x2', 'x3', 'x4', 'x5'] as const
const interrupted = 4

/** The code, with labels `start`, `handler` and `restorer`. */
export function assembleSubjectAarch64(): Assembled {
  return assembleAarch64([...handler, ...restorer, ...start, ...serve, ...readFully, ...writeFully])
}

// handler(x0 = signal, x1 = siginfo): counts the run, keeps 32 bytes of siginfo and its stack pointer.
const handler: readonly Part[] = [
  label('handler'),
  arm.loadConstant('x9', counters.address),
  arm.add('x10', 'x9', 'x0', 3),
  label('count this signal'),
  arm.loadExclusive('x11', 'x10'),
  arm.addConstant('x11', 'x11', 1),
  arm.storeExclusive('w12', 'x11', 'x10'),
  jumpIfNotZero('w12', 'count this signal'),
  label('count all signals'),
  arm.loadExclusive('x11', 'x9'),
  arm.addConstant('x13', 'x11', 1),
  arm.storeExclusive('w12', 'x13', 'x9'),
  jumpIfNotZero('w12', 'count all signals'),
  arm.extractBits('x11', 'x11', 0, Math.log2(ring.entries)),
  arm.loadConstant('x9', ring.address),
  arm.add('x9', 'x9', 'x11', Math.log2(ring.entrySize)),
  arm.loadPair('x10', 'x11', 'x1'),
  arm.storePair('x10', 'x11', 'x9'),
  arm.loadPair('x10', 'x11', 'x1', 16),
  arm.storePair('x10', 'x11', 'x9', 16),
  arm.moveStackPointer('x10'),
  arm.store('x10', 'x9', ring.stackPointer),
  arm.returnNear,
]

const restorer: readonly Part[] = [
  label('restorer'),
  arm.loadConstant('x8', syscallNumber('aarch64', 'rt_sigreturn')),
  arm.systemCall,
]

const start: readonly Part[] = [
  label('start'),
  arm.loadConstant('x19', (BigInt(slotAddress(0)) << 32n) | (1n << 16n)),
]

const serve: readonly Part[] = [
  label('serve'),
  arm.extractBits('x20', 'x19', 32, 32),
  arm.move('x1', 'x20'),
  arm.loadConstant('x2', requestHeader.size),
  call('read fully'),
  arm.load('w2', 'x20', requestHeader.bodyLength),
  arm.addConstant('x1', 'x20', slots.body),
  arm.move('x21', 'x1'),
  call('read fully'),
  arm.load('w22', 'x20', requestHeader.results),
  label('next record'),
  arm.load('w8', 'x21', record.number),
  arm.compareNegative('w8', 1),
  jumpIf('equal', 'reply'),
  arm.load('w23', 'x21', record.flags),
  ...argumentRegisters.flatMap(loadArgument),
  jumpIfSet('w23', Math.log2(recordFlag.callCode), 'call code'),
  arm.systemCall,
  jump('keep result'),
  label('call code'),
  arm.callRegister('x8'),
  label('keep result'),
  jumpIfClear('w23', Math.log2(recordFlag.becomeSuccessor), 'store result'),
  jumpIfNotZero('x0', 'store result'),
  arm.load('x19', 'x21', record.successor),
  jump('serve'),
  label('store result'),
  arm.store('x0', 'x22'),
  arm.addConstant('x22', 'x22', 8),
  arm.addConstant('x21', 'x21', record.size),
  jump('next record'),
  label('reply'),
  arm.load('w1', 'x20', requestHeader.replyAddress),
  arm.load('w2', 'x20', requestHeader.replyLength),
  call('write fully'),
  jump('serve'),
]

function loadArgument(register: (typeof argumentRegisters)[number], i: number): readonly Part[] {
  const direct = `argument ${i} is loaded`
  return [
    arm.load(register, 'x21', record.arguments + 8 * i),
    jumpIfClear('w23', i, direct),
    arm.load(register, register),
    label(direct),
  ]
}

// Reads x2 bytes to x1. At the end of input, or when reading fails, the process ends: status 0, or errno.
const readFully: readonly Part[] = [
  label('read fully'),
  jumpIfZero('x2', 'all is read'),
  arm.extractBits('x0', 'x19', 0, 16),
  arm.loadConstant('x8', syscallNumber('aarch64', 'read')),
  arm.systemCall,
  ...advance('read fully'),
  label('all is read'),
  arm.returnNear,
  label('end'),
  arm.subtract('x0', 'xzr', 'x0'),
  arm.loadConstant('x8', syscallNumber('aarch64', 'exit_group')),
  arm.systemCall,
]

// Writes x2 bytes from x1; nothing at all when x2 is 0.
const writeFully: readonly Part[] = [
  label('write fully'),
  jumpIfZero('x2', 'all is written'),
  arm.extractBits('x0', 'x19', 16, 16),
  arm.loadConstant('x8', syscallNumber('aarch64', 'write')),
  arm.systemCall,
  ...advance('write fully'),
  label('all is written'),
  arm.returnNear,
]

function advance(again: string): readonly Part[] {
  return [
    arm.compareNegative('x0', interrupted),
    jumpIf('equal', again),
    arm.compareConstant('x0', 0),
    jumpIf('less or equal', 'end'),
    arm.add('x1', 'x1', 'x0'),
    arm.subtract('x2', 'x2', 'x0'),
    jump(again),
  ]
}
