/**
 * Node: TERM and INT have a handler from the start, which only restores the terminal, resets the signal and sends it again.
 * `process.on` puts another in its place; the masks of both are the same, the one-shot flag is not.
 * node/src/node.cc: ResetSignalHandlers, SignalExit(); libuv uv_signal_start()
 */
import { isLasting, isOneShot } from './conditions.ts'
import type { Habit } from './habit.ts'
import { runs } from './program.ts'
import { cleansUp, decides, lives, raisesAgain } from './reactions.ts'

export const node: Habit = {
  id: 'node',
  title: 'Node.js',
  kind: 'runtime',
  is: (features) => runs(features, /^node(js)?$/),
  reactions: [
    { signals: ['SIGINT', 'SIGTERM', 'SIGSEGV'], when: isOneShot, does: raisesAgain() },
    { signals: ['SIGINT', 'SIGTERM'], when: isLasting, does: decides(cleansUp) },
    { signals: ['SIGINT', 'SIGTERM'], does: decides() },
    { signals: ['SIGSEGV'], does: raisesAgain() },
    { signals: ['SIGUSR1'], does: lives('opens-debugger') },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: ['SIGWINCH'], does: lives('resizes') },
    { signals: ['SIGPIPE'], does: decides(lives('ignores')) },
    { signals: 'others', does: decides(cleansUp) },
  ],
  startUp: 50,
  established: { by: 'laboratory', versions: 'Node.js 20.20.2' },
}
