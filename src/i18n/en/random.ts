/** English: `lab verify --random`. */
import { counted } from '../counted.ts'
import type { RandomTexts } from '../topics/random.ts'
import { verification } from './verification.ts'

export const random = (): RandomTexts => ({
  agrees: (operations) =>
    `${counted(operations)} random operations, and the model agrees with this kernel after each.`,
  differs: (operations) =>
    `The model differs from this kernel after ${counted(operations)} random operations.`,
  ran: ({ seed, seconds, perSecond }) =>
    `Seed ${seed}, ${seconds.toFixed(1)} s, ${counted(Math.round(perSecond))} operations a second.`,
  tried: ({ handled, ended }) =>
    `Handlers ran ${counted(handled)} times, and ${counted(ended)} processes ended.`,
  columns: { call: 'CALL', times: 'TIMES' },
  trace: (length, foundAfter) =>
    `The shortest trace that shows it (${length} of ${foundAfter} operations):`,
  about: {
    result: () => 'They differ in what the last call returned.',
    status: (process) => `They differ in the state of ${process}.`,
    remains: (process) => `${process} should be gone.`,
    handlers: (process) => `They differ in the handlers that ran in ${process}.`,
    sleep: (process) => `${process} should sleep in rt_sigtimedwait.`,
  },
  model: 'model',
  kernel: 'kernel',
  nothing: 'nothing',
  again: (command) => `Again: ${command}`,
  refusals: {
    ...verification().refusals,
    namespaces: () => 'PID namespaces may not be made here.',
  },
})
