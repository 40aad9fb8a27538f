/** English: what a fact says about one signal. */
import type { FindingTexts, MaskFinding } from '../topics/findings.ts'

export const findings = (): FindingTexts => ({
  labels: { sender: 'sender', action: 'default action', notRead: 'not read' },
  assumed: 'not read; taken to let it pass',
  sender({ may, uid, isSame, capKill }) {
    if (!may) return `the sender has uid ${uid}, and no CAP_KILL`
    if (isSame) return `the sender has uid ${uid}: may signal it`
    return capKill ? `the sender has CAP_KILL: may signal it` : 'may signal it'
  },
  place: (from) =>
    from === 'inside' ? 'is inside its PID namespace' : 'is outside its PID namespace',
  init(kind, isAssumed) {
    switch (kind) {
      case 'global':
        return 'PID 1 of the machine'
      case 'namespace':
        return isAssumed ? 'taken for the init of a PID namespace' : 'the init of its PID namespace'
      case 'no':
        return isAssumed ? 'taken for an ordinary process' : 'not an init'
    }
  },
  caught: (mask) =>
    mask.has ? `${mask.signal} has a handler` : `no handler for ${mask.signal}${onlyFor(mask)}`,
  ignored: ({ signal, has }) => (has ? `${signal} is ignored` : `${signal} is not ignored`),
  blocked: ({ signal, has }) => (has ? `${signal} is blocked` : `${signal} is not blocked`),
  pending: ({ signal, has }) => (has ? `${signal} is pending` : `${signal} is not pending`),
  signalfd: ({ signal, has }) =>
    has ? `a signalfd reads ${signal}` : `no signalfd reads ${signal}`,
  awaited: ({ signal, has }) =>
    has ? `a thread waits for ${signal}` : `no thread waits for ${signal}`,
  state: (life) =>
    ({
      running: 'it lives, and is not stopped',
      stopped: 'stopped by a stop signal',
      dumping: 'writing its core dump',
      exiting: 'has ended, not yet reaped',
      reaped: 'there is no such process any more',
    })[life],
  tracer: (isTraced) => (isTraced ? 'a tracer is attached' : 'nobody traces it'),
  queue: (isFull) => (isFull ? 'no room left' : 'there is room'),
  action: (action) =>
    ({
      terminate: 'ends the process',
      dump: 'ends the process and dumps core',
      stop: 'stops the process',
      continue: 'resumes the process if stopped',
      ignore: 'nothing',
    })[action],
})

function onlyFor({ others, count }: MaskFinding): string {
  return count > 0 && count <= 4 ? `, only for ${others}` : ''
}
