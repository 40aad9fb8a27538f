/**
 * The kernel's decision, in the kernel's order: first what happens when the signal is generated, in the sender's call,
 * then what happens when a thread takes it, on its way back to user mode.  kernel/signal.c: send_signal_locked(), get_signal()
 */
import type { Step } from '../step.ts'
import { alreadyPending } from './already-pending.ts'
import { blocked } from './blocked.ts'
import { coreDump } from './core-dump.ts'
import { exiting } from './exiting.ts'
import { fatalShortcut } from './fatal-shortcut.ts'
import { forgedInfo } from './forged-info.ts'
import { globalInit } from './global-init.ts'
import { handler } from './handler.ts'
import { ignored } from './ignored.ts'
import { ignoredAtDelivery } from './ignored-at-delivery.ts'
import { ignoredByDefault } from './ignored-by-default.ts'
import { initAtDelivery } from './init-at-delivery.ts'
import { namespaceInit } from './namespace-init.ts'
import { nothingByDefault } from './nothing-by-default.ts'
import { orphanedGroup } from './orphaned-group.ts'
import { outOfReach } from './out-of-reach.ts'
import { permission } from './permission.ts'
import { queueFull } from './queue-full.ts'
import { signalfd } from './signalfd.ts'
import { sigwait } from './sigwait.ts'
import { stop } from './stop.ts'
import { stopped } from './stopped.ts'
import { terminate } from './terminate.ts'
import { traced } from './traced.ts'

/** In the sender's call. */
export const generationSteps: readonly Step[] = [
  forgedInfo,
  outOfReach,
  permission,
  exiting,
  globalInit,
  namespaceInit,
  ignored,
  ignoredByDefault,
  alreadyPending,
  queueFull,
  fatalShortcut,
  sigwait,
  signalfd,
  blocked,
  stopped,
]

/** In the thread that takes the signal. */
export const deliverySteps: readonly Step[] = [
  traced,
  ignoredAtDelivery,
  handler,
  nothingByDefault,
  initAtDelivery,
  orphanedGroup,
  stop,
  coreDump,
  terminate,
]

export const steps: readonly Step[] = [...generationSteps, ...deliverySteps]
