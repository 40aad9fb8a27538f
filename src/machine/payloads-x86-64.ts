/**
 * The payloads for x86-64. They keep to the C calling convention, so they may use rax, rcx, rdx, rsi, rdi, r8–r11.
 */
import { label } from './assembled.ts'
import { syscallNumber } from './syscall-numbers.ts'
import { call, jump, jumpIf, type Part } from './x86-64.ts'
import * as x86 from './x86-64-instructions.ts'
import { at } from './x86-64-operands.ts'

/** One label per payload; `payloads.ts` says what each does. */
export const payloadsX8664: readonly Part[] = [
  label('read memory'),
  x86.load('eax', at('rdi')),
  x86.returnNear,

  label('breakpoint'),
  x86.breakpoint,
  x86.returnNear,

  label('undefined instruction'),
  x86.undefinedInstruction,

  label('privileged instruction'),
  x86.halt,

  label('divide by zero'),
  x86.exclusiveOr('ecx', 'ecx'),
  x86.divide('ecx'),

  label('overflow stack'),
  call('overflow stack'),

  label('spin while equal'),
  x86.spinHint,
  x86.compare('rsi', at('rdi')),
  jumpIf('equal', 'spin while equal'),
  x86.returnNear,

  label('spin'),
  x86.test('rdi', 'rdi'),
  jumpIf('zero', 'spin is over'),
  x86.addConstant('rdi', -1),
  jump('spin'),
  label('spin is over'),
  x86.exclusiveOr('eax', 'eax'),
  x86.returnNear,

  label('exit in handler'),
  x86.loadConstant('eax', syscallNumber('x86-64', 'exit_group')),
  x86.systemCall,
]
