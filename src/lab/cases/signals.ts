/**
 * Which signals a table tries: all, or a few of each kind where the others behave alike.
 */
import { signalsIn } from '../../kernel/index.ts'
import { table } from '../question-of.ts'

/** 1 to 64. */
export const allSignals: readonly number[] = signalsIn(table.all)

/** Kinds of signals; those of one kind differ in nothing but their number. */
export const kindsOfSignals: Readonly<Record<SignalKind, readonly number[]>> = {
  terminate: [1, 2, 10, 12, 13, 14, 15, 16, 26, 27, 29, 30],
  dump: signalsIn(table.dump),
  ignore: [17, 23, 28],
  cont: [18],
  kill: [9],
  stop: [19],
  'terminal-stop': signalsIn(table.terminalStop),
  'real-time': allSignals.slice(31),
}

/** What the kernel distinguishes. */
export type SignalKind =
  | 'terminate'
  | 'dump'
  | 'ignore'
  | 'cont'
  | 'kill'
  | 'stop'
  | 'terminal-stop'
  | 'real-time'

/** A few of every kind: HUP QUIT KILL USR1 SEGV TERM CHLD CONT STOP TSTP TTOU URG 32 34 64. */
export const someSignals: readonly number[] = [
  1, 3, 9, 10, 11, 15, 17, 18, 19, 20, 22, 23, 32, 34, 64,
]
