/**
 * The subject for x86-64: a program that makes the system calls it is told to make, and a signal handler.
 * Calling convention of Linux: number in rax, arguments in rdi rsi rdx r10 r8 r9; rcx and r11 are lost.
 * Truth: syscall(2); arch/x86/entry/entry_64.S; arch/x86/kernel/signal_64.c for the handler's registers.
 *
 * r14 is all a thread is: input | output << 16 | base << 32.
 * rbx = base of the desk, rbp = record, r12 = where the next result goes, r13 = the record's flags.
 */
import { type Assembled, label } from './assembled.ts'
import {
  counters,
  endOfProgram,
  record,
  recordFlag,
  requestHeader,
  ring,
  slotAddress,
  slots,
} from './subject-layout.ts'
import { syscallNumber } from './syscall-numbers.ts'
import { assembleX8664, call, jump, jumpIf, type Part } from './x86-64.ts'
import * as x86 from './x86-64-instructions.ts'
import { at } from './x86-64-operands.ts'

const argumentRegisters = ['rdi', 'rsi', 'rdx', 'r10', 'r8', 'r9'] as const
const interrupted = -4

/** The code, with labels `start`, `handler` and `restorer`. */
export function assembleSubjectX8664(): Assembled {
  return assembleX8664([...handler, ...restorer, ...start, ...serve, ...readFully, ...writeFully])
}

// handler(edi = signal, rsi = siginfo): counts the run, keeps 32 bytes of siginfo and its stack pointer.
const handler: readonly Part[] = [
  label('handler'),
  x86.lockIncrement({ index: 'rdi', scale: 8, displacement: counters.address }),
  x86.loadConstant('eax', 1),
  x86.lockExchangeAdd({ displacement: counters.address }, 'rax'),
  x86.andConstant('eax', ring.entries - 1),
  x86.shiftLeft('eax', Math.log2(ring.entrySize)),
  x86.loadAddress('rdi', { base: 'rax', displacement: ring.address }),
  x86.store(at('rdi', ring.stackPointer), 'rsp'),
  x86.loadConstant('ecx', ring.stackPointer / 8),
  x86.repeatMoveQuads,
  x86.returnNear,
]

const restorer: readonly Part[] = [
  label('restorer'),
  x86.loadConstant('eax', syscallNumber('x86-64', 'rt_sigreturn')),
  x86.systemCall,
]

const start: readonly Part[] = [
  label('start'),
  x86.loadConstant('r14', (BigInt(slotAddress(0)) << 32n) | (1n << 16n)),
]

const serve: readonly Part[] = [
  label('serve'),
  x86.load('rbx', 'r14'),
  x86.shiftRight('rbx', 32),
  x86.load('rsi', 'rbx'),
  x86.loadConstant('edx', requestHeader.size),
  call('read fully'),
  x86.load('edx', at('rbx', requestHeader.bodyLength)),
  x86.loadAddress('rsi', at('rbx', slots.body)),
  x86.load('rbp', 'rsi'),
  call('read fully'),
  x86.load('r12d', at('rbx', requestHeader.results)),
  label('next record'),
  x86.load('eax', at('rbp', record.number)),
  x86.compareConstant('eax', endOfProgram),
  jumpIf('equal', 'reply'),
  x86.load('r13d', at('rbp', record.flags)),
  ...argumentRegisters.flatMap(loadArgument),
  x86.testByte('r13d', recordFlag.callCode),
  jumpIf('not zero', 'call code'),
  x86.systemCall,
  jump('keep result'),
  label('call code'),
  x86.callRegister('rax'),
  label('keep result'),
  x86.testByte('r13d', recordFlag.becomeSuccessor),
  jumpIf('zero', 'store result'),
  x86.test('rax', 'rax'),
  jumpIf('not zero', 'store result'),
  x86.load('r14', at('rbp', record.successor)),
  jump('serve'),
  label('store result'),
  x86.store(at('r12'), 'rax'),
  x86.addConstant('r12', 8),
  x86.addConstant('rbp', record.size),
  jump('next record'),
  label('reply'),
  x86.load('esi', at('rbx', requestHeader.replyAddress)),
  x86.load('edx', at('rbx', requestHeader.replyLength)),
  call('write fully'),
  jump('serve'),
]

function loadArgument(register: (typeof argumentRegisters)[number], i: number): readonly Part[] {
  const direct = `argument ${i} is loaded`
  return [
    x86.load(register, at('rbp', record.arguments + 8 * i)),
    x86.testByte('r13d', 1 << i),
    jumpIf('zero', direct),
    x86.load(register, at(register)),
    label(direct),
  ]
}

// Reads rdx bytes to rsi. At the end of input, or when reading fails, the process ends: status 0, or errno.
const readFully: readonly Part[] = [
  label('read more'),
  x86.load('edi', 'r14d'),
  x86.loadWord('edi', 'edi'),
  x86.exclusiveOr('eax', 'eax'),
  x86.systemCall,
  x86.compareConstant('eax', interrupted),
  jumpIf('equal', 'read more'),
  x86.test('eax', 'eax'),
  jumpIf('less or equal', 'end'),
  x86.add('rsi', 'rax'),
  x86.subtract('edx', 'eax'),
  label('read fully'),
  x86.test('edx', 'edx'),
  jumpIf('not zero', 'read more'),
  x86.returnNear,
  label('end'),
  x86.load('edi', 'eax'),
  x86.negate('edi'),
  x86.loadConstant('eax', syscallNumber('x86-64', 'exit_group')),
  x86.systemCall,
]

// Writes edx bytes from rsi; nothing at all when edx is 0.
const writeFully: readonly Part[] = [
  label('write more'),
  x86.load('edi', 'r14d'),
  x86.shiftRight('edi', 16),
  x86.loadConstant('eax', syscallNumber('x86-64', 'write')),
  x86.systemCall,
  x86.compareConstant('eax', interrupted),
  jumpIf('equal', 'write more'),
  x86.test('eax', 'eax'),
  jumpIf('less or equal', 'end'),
  x86.add('rsi', 'rax'),
  x86.subtract('edx', 'eax'),
  label('write fully'),
  x86.test('edx', 'edx'),
  jumpIf('not zero', 'write more'),
  x86.returnNear,
]
