/**
 * The Erlang virtual machine, and RabbitMQ on it: TERM stops the applications in order.
 * Erlang kernel: erl_signal_server; erts sys_signal_stack.c; RabbitMQ "Shutdown"
 */
import type { Features } from './features.ts'
import type { Habit } from './habit.ts'
import { runs } from './program.ts'
import { decides, exit, exits, falls, lives } from './reactions.ts'

const isBeam = (features: Features) => runs(features, /^beam(\.smp)?$/)

const rabbitmq: Habit = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  kind: 'server',
  is: (features) =>
    isBeam(features) && (features.words?.some((word) => /rabbit/.test(word)) ?? false),
  reactions: [{ signals: ['SIGTERM'], does: exits(0) }],
  startUp: 1500,
  established: { by: 'source', where: 'https://github.com/docker-library/rabbitmq/issues/35' },
}

const erlang: Habit = {
  id: 'erlang',
  title: 'Erlang/OTP',
  kind: 'runtime',
  is: isBeam,
  reactions: [
    { signals: ['SIGTERM'], does: exits(0) },
    { signals: ['SIGINT', 'SIGQUIT'], does: falls(exit(0)) },
    // It writes a crash dump.
    { signals: ['SIGUSR1'], does: falls(exit(1)) },
    { signals: 'others', does: decides(lives('internal')) },
  ],
  startUp: 100,
  established: { by: 'laboratory', versions: 'Erlang/OTP 25' },
}

export const erlangs: readonly Habit[] = [rabbitmq, erlang]
