/** English: what works instead. */
import type { RemedyTexts } from '../topics/remedies.ts'

export const remedies = (): RemedyTexts => ({
  'kill-from-host': (_, { pid, isOutside }) => ({
    ...(isOutside && pid !== undefined ? { command: `kill -9 ${pid}` } : {}),
    text: isOutside
      ? 'From out here SIGKILL and SIGSTOP get through: the container ends, without a chance to clean up.'
      : 'From the host SIGKILL and SIGSTOP get through: kill -9 with the PID that the host sees.',
  }),
  'send-handled': ({ signals }, { pid, shortName }) => {
    const [first = 15] = signals
    const names = signals.map((signal) => `SIG${shortName(signal)}`).join(', ')
    return {
      ...(pid === undefined ? {} : { command: `kill -${shortName(first)} ${pid}` }),
      text:
        signals.length === 1
          ? `${names} reaches it: it has a handler. What that does is up to the program.`
          : `These reach it, it has handlers: ${names}. What they do is up to the program.`,
    }
  },
  'resume-first': (_, { pid }) => ({
    ...(pid === undefined ? {} : { command: `kill -CONT ${pid}` }),
    text: 'Resume it: a stopped process takes nothing but SIGKILL and SIGCONT.',
  }),
  'needs-permission': ({ user }) => ({
    text:
      user === undefined
        ? 'Send it as the user of the process, or as root.'
        : `Send it as user ${user}, or as root.`,
  }),
  'waits-for-unblock': (_, { signal }) => ({
    text: `Nothing to do from outside: the program itself must unblock ${signal} or wait for it.`,
  }),
  'look-for-sigwait': (_, { pid }) => ({
    ...(pid === undefined ? {} : { command: `sudo sigwhy ${pid}` }),
    text: 'Root on the same machine can see whether a thread waits for it (tini does).',
  }),
  'ask-its-tracer': ({ tracer }) => ({
    text:
      tracer === 0
        ? 'The tracer decides: end the debugger or strace that is attached.'
        : `The tracer decides: it is PID ${tracer}.`,
  }),
  'parent-must-reap': ({ parent }) => ({
    text: `Only its parent can remove it, by waiting for it: PID ${parent}.`,
  }),
  'add-handler-or-init': (_, { catchable }) => ({
    text: `For next time: give the program a handler for ${catchable}, or start it under an init that forwards signals (docker run --init, tini).`,
  }),
})
