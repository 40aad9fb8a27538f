/** English: what becomes of a signal. */
import type { Fate } from '../../kernel/index.ts'
import type { FateTexts } from '../topics/fates.ts'

const verdicts: Readonly<Record<Fate, string>> = {
  refused: 'refused',
  dropped: 'dropped',
  merged: 'adds nothing',
  pending: 'stays pending',
  taken: 'taken by whoever waits for it',
  trapped: 'shown to the tracer first',
  discarded: 'delivered and then discarded',
  handled: 'its handler runs',
  stopped: 'stops the process',
  dumped: 'ends the process and dumps core',
  killed: 'ends the process',
}

export const fates: FateTexts = {
  words: {
    refused: 'refused',
    dropped: 'dropped',
    merged: 'merged',
    pending: 'pending',
    taken: 'waited for',
    trapped: 'traced',
    discarded: 'discarded',
    handled: 'handler',
    stopped: 'stops',
    dumped: 'dumps core',
    killed: 'ends',
  },
  verdicts,
  consequences: {
    refused: ({ errno }) =>
      `kill(2) fails with ${errno ?? 'an error'}. The process never learns of it.`,
    dropped: () => 'kill(2) returns 0, and nothing happens.',
    merged: () => 'kill(2) returns 0. One is pending already, and a second one is lost.',
    pending: () => 'kill(2) returns 0, and the signal waits in the queue.',
    taken: () =>
      'No handler runs and no default action is taken. What happens next is up to the program.',
    trapped: () => 'The tracer decides whether the process gets it.',
    discarded: () => 'kill(2) returns 0, and nothing happens.',
    handled: () => 'What the handler does is up to the program.',
    stopped: () => 'All its threads stop, until somebody sends SIGCONT.',
    dumped: ({ exitCode }) =>
      `Shells and container engines report exit code ${exitCode}. A core file is written where limits allow one.`,
    killed: ({ exitCode }) => `Shells and container engines report exit code ${exitCode}.`,
  },
  resumed: {
    word: 'resumes',
    verdict: 'resumes the process',
    only: 'kill(2) returns 0. There is no handler, so nothing else happens.',
    besides: 'The stopped process is resumed, too.',
  },
  endsNamespace: 'Every other process of its PID namespace ends with it.',
  afterwards: (fate, until) =>
    until === 'unblocked'
      ? `Once it is unblocked: ${verdicts[fate]}.`
      : `Once the process is resumed: ${verdicts[fate]}.`,
}
