/** English: the steps of the kernel's decision. */
import type { StepArguments, StepTexts } from '../topics/steps.ts'

export const steps = (): StepTexts => ({
  'forged-info': {
    label: 'origin',
    passes: () => 'kill(2) writes down truthfully who sends',
    decides: ({ errno }) => `only to itself may it claim to be the kernel: ${errno ?? 'EPERM'}`,
  },
  'out-of-reach': {
    label: 'reach',
    passes: () => 'the sender has a number for the process',
    decides: ({ errno }) => `the sender has no number for the process: ${errno ?? 'ESRCH'}`,
  },
  permission: {
    label: 'permission',
    passes: ({ isSenderKnown }) =>
      isSenderKnown ? 'may signal' : 'taken for granted: nobody knows who sends',
    decides: ({ errno }) => `neither the same user nor CAP_KILL: ${errno ?? 'EPERM'}`,
  },
  exiting: {
    label: 'alive',
    passes: () => 'the process lives',
    decides: () => 'the process has ended already: dropped',
  },
  'global-init': {
    label: 'init of the machine',
    passes: ({ init, signal }) =>
      init === 'global' ? `${signal} is neither SIGKILL nor SIGSTOP` : 'not PID 1 of the machine',
    decides: ({ signal }) => `PID 1 of the machine never gets ${signal}: dropped`,
  },
  'namespace-init': {
    label: 'init',
    passes: namespaceInitPasses,
    decides: ({ isForcible, signal, init }) =>
      isForcible && init === 'namespace'
        ? `no process can handle ${signal}, and the sender is inside: dropped`
        : 'an init without a handler: dropped',
  },
  ignored: {
    label: 'ignored',
    passes: ({ disposition }) =>
      disposition === 'ignored' ? 'ignored, but blocked: queued first' : 'not ignored',
    decides: ({ signal }) => `the process ignores ${signal}: dropped`,
  },
  'ignored-by-default': {
    label: 'default is nothing',
    passes: ({ disposition, action }) =>
      disposition === 'default' && (action === 'ignore' || action === 'continue')
        ? 'blocked: queued first'
        : 'there is something to do',
    decides: ({ action, resumes }) => {
      if (resumes) return 'the process is resumed; no handler, so nothing else happens'
      return action === 'continue'
        ? 'no handler; a process that is not stopped needs no SIGCONT: dropped'
        : 'no handler, and by default nothing happens: dropped'
    },
  },
  'already-pending': {
    label: 'already pending',
    passes: () => 'none is pending yet',
    decides: ({ signal }) => `one ${signal} is pending already: the second is lost`,
  },
  'queue-full': {
    label: 'room in the queue',
    passes: () => 'kill(2) always finds room',
    decides: ({ errno }) => `the queue of the user is full: ${errno ?? 'EAGAIN'}`,
  },
  'fatal-shortcut': {
    label: 'fatal',
    passes: ({ disposition, init }) => {
      if (disposition !== 'default') return 'not fatal: not the default action'
      return init === 'no' ? 'not fatal at once' : 'not fatal to an init'
    },
    decides: ({ isForcible, signal }) =>
      isForcible
        ? `nothing can handle ${signal}: all its threads end at once`
        : 'no handler: all its threads end at once',
  },
  sigwait: {
    label: 'sigwait',
    passes: () => 'no thread sleeps in sigwait for it',
    decides: () => 'a thread sleeps in sigwait for it, and is given it',
  },
  signalfd: {
    label: 'signalfd',
    passes: () => 'not read through a signalfd',
    decides: () => 'blocked, and read through a signalfd',
  },
  blocked: {
    label: 'blocked',
    passes: () => 'a thread has it open',
    decides: () => 'every thread blocks it: it stays in the queue',
  },
  stopped: {
    label: 'stopped',
    passes: () => 'the process is not stopped',
    decides: () => 'a stopped process takes only SIGKILL and SIGCONT: it stays in the queue',
  },
  traced: {
    label: 'tracer',
    passes: () => 'nobody traces the thread',
    decides: () => 'the tracer sees it first, and decides',
  },
  'ignored-at-delivery': {
    label: 'ignored on delivery',
    passes: () => 'not ignored',
    decides: () => 'ignored: taken from the queue and discarded',
  },
  handler: {
    label: 'handler',
    passes: () => 'no handler',
    decides: () => 'its handler runs',
  },
  'nothing-by-default': {
    label: 'default is nothing',
    passes: () => 'there is something to do',
    decides: () => 'no handler, and by default nothing happens: discarded',
  },
  'init-at-delivery': {
    label: 'init on delivery',
    passes: ({ init, isForcible }) =>
      init !== 'no' && isForcible ? 'SIGKILL and SIGSTOP got this far: forced' : 'not an init',
    decides: () => 'an init without a handler: discarded',
  },
  'orphaned-group': {
    label: 'orphaned group',
    passes: () => 'nobody would have to resume it, or somebody can',
    decides: () => 'nobody could resume its process group: discarded',
  },
  stop: {
    label: 'default action',
    passes: () => 'not a stop signal',
    decides: ({ isForcible, signal }) =>
      isForcible
        ? `nothing can handle ${signal}: all its threads stop`
        : 'no handler: all its threads stop',
  },
  'core-dump': {
    label: 'default action',
    passes: () => 'no core dump',
    decides: () => 'no handler: the process ends and dumps core',
  },
  terminate: {
    label: 'default action',
    passes: () => 'does not end the process',
    decides: () => 'no handler: the process ends',
  },
})

function namespaceInitPasses(about: StepArguments): string {
  if (about.init === 'no') return 'an ordinary process: not protected'
  if (about.isForcible && about.isForced) return `from outside, ${about.signal} gets through`
  if (about.disposition === 'caught') return 'an init gets what it has a handler for'
  if (about.disposition === 'ignored') return 'no default action to protect it from'
  if (about.isAwaited) return 'a thread waits for it: nobody asks for a handler'
  if (about.isBlocked) return 'blocked: queued before anybody asks for a handler'
  return 'not protected on this kernel'
}
