/** CRI numbers signals in order of their names, not as Linux does: they are told by name.  CRI v1 enum Signal */
import { parseSignal, signalTable } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import { Signal } from './generated/api_pb.ts'

/** The number on Linux; absent where the runtime uses its own default, or does not tell. */
export function signalOfCri(signal: Signal, from: string): Fact<number> {
  if (signal === Signal.RUNTIME_DEFAULT) return unknown('absent', from)
  const name: string | undefined = Signal[signal]
  if (name === undefined) return unknown('malformed', `${from}: ${signal}`)
  // `SIGRTMINPLUS3`, `SIGRTMAXMINUS14`.
  const spelling = name.replace('PLUS', '+').replace('MINUS', '-')
  const parsed = parseSignal(spelling, signalTable('generic'))
  return parsed.ok ? known(parsed.signal, from) : unknown('malformed', `${from}: ${name}`)
}
