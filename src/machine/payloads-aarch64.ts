/**
 * The payloads for aarch64. They keep to the C calling convention, so they may use x0–x17.
 */
import { call, jump, jumpIf, jumpIfZero, type Part } from './aarch64.ts'
import * as arm from './aarch64-instructions.ts'
import { label } from './assembled.ts'
import { syscallNumber } from './syscall-numbers.ts'

/** One label per payload; `payloads.ts` says what each does. */
export const payloadsAarch64: readonly Part[] = [
  label('read memory'),
  arm.load('w0', 'x0'),
  arm.returnNear,

  label('breakpoint'),
  arm.breakpoint,
  arm.returnNear,

  label('undefined instruction'),
  arm.undefinedInstruction,

  label('privileged instruction'),
  arm.readSystemControl,

  label('divide by zero'),
  arm.divide('x0', 'x0', 'xzr'),
  arm.returnNear,

  label('overflow stack'),
  arm.pushFrame,
  call('overflow stack'),

  label('spin while equal'),
  arm.spinHint,
  arm.load('x2', 'x0'),
  arm.compare('x2', 'x1'),
  jumpIf('equal', 'spin while equal'),
  arm.returnNear,

  label('spin'),
  jumpIfZero('x0', 'spin is over'),
  arm.subtractConstant('x0', 'x0', 1),
  jump('spin'),
  label('spin is over'),
  arm.returnNear,

  label('exit in handler'),
  arm.loadConstant('x8', syscallNumber('aarch64', 'exit_group')),
  arm.systemCall,
]
