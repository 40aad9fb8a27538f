/** What a parent sees of an end.  wait(2); bash(1) "EXIT STATUS" */
import type { SignalTable } from '../kernel/index.ts'
import type { EndStatus } from '../runtimes/index.ts'
import type { Forecast } from './forecast.ts'
import type { End, Outcome } from './prognosis.ts'

/** Whether there is nothing left of the process. */
export function isEnd(outcome: Outcome): boolean {
  return outcome === 'graceful' || outcome === 'abrupt'
}

/** How it ends by itself; what depends on a child is for whoever knows the child. */
export function endOf(status: EndStatus, forecast: Forecast): { readonly end?: End } {
  const { signal, question } = forecast
  switch (status.kind) {
    case 'exit':
      return { end: { kind: 'exit', code: status.code } }
    case 'exit-128+n':
      return { end: { kind: 'exit', code: 128 + signal } }
    case 'signal':
      // What an init sends to itself is dropped: it goes on.
      if (question.target.init !== 'no') return endOf(status.dropped, forecast)
      return endBy(status.name, signal, question.table)
    case 'killed':
      return endBy(status.signal, signal, question.table)
    case 'as-child':
    case 'unknown':
      return {}
  }
}

/** What a shell or an init makes of its child's end: killed by signal n becomes the exit code 128+n. */
export function passedOn(end: End | undefined): End | undefined {
  return end?.kind === 'signal' ? { kind: 'exit', code: 128 + end.signal } : end
}

function endBy(name: string | undefined, same: number, table: SignalTable): { readonly end?: End } {
  const signal = name === undefined ? same : numberIn(table, name)
  return signal === undefined ? {} : { end: { kind: 'signal', signal } }
}

/** The number of a signal that a habit names; `undefined` where this machine has none of that name. */
export function numberIn({ numberOf }: SignalTable, name: string): number | undefined {
  return [...numberOf].find(([each]) => each === name)?.[1]
}
