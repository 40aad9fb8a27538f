/** The laboratory's own subject: a program without a runtime and without habits, in each of its postures about SIGTERM. */
import type { InitRow } from '../init-row.ts'
import type { Posture } from '../posture.ts'
import type { RestingCall } from '../resting-calls.ts'

export const subjects: readonly InitRow[] = [
  subject('default', 'no handlers', 'read'),
  subject('handler-exits', 'a handler that exits', 'read'),
  subject('handler-returns', 'a handler that returns', 'read'),
  subject('handler-once', 'a handler with SA_RESETHAND', 'read'),
  subject('ignored', 'SIGTERM ignored', 'read'),
  subject('blocked', 'SIGTERM blocked, nobody waits', 'read'),
  subject('sigwait', 'SIGTERM in sigwait', 'rt_sigtimedwait'),
  subject('sigwait-thread', 'SIGTERM in sigwait, second thread', 'read'),
  subject('signalfd', 'SIGTERM in a signalfd', 'read'),
]

function subject(posture: Posture, title: string, rests: RestingCall): InitRow {
  const start = { kind: 'subject', posture } as const
  return { id: `subject-${posture}`, title, kind: 'subject', start, rests: [rests], isLight: true }
}
