/** Small programs that people put in front to keep a container alive. */
import type { InitRow } from '../init-row.ts'
import { polling, sleeping } from './calls.ts'

export const tools: readonly InitRow[] = [
  {
    id: 'sleep',
    title: 'sleep infinity',
    kind: 'tool',
    start: { kind: 'program', names: ['sleep'], args: ['infinity'] },
    rests: sleeping,
    isLight: true,
  },
  {
    id: 'tail',
    title: 'tail -f /dev/null',
    kind: 'tool',
    start: { kind: 'program', names: ['tail'], args: ['-f', '/dev/null'] },
    rests: [...sleeping, ...polling, 'read'],
    isLight: true,
  },
  {
    id: 'tail-worker',
    title: 'tail -f /dev/null, behind it a worker with a trap',
    kind: 'tool',
    start: {
      kind: 'program',
      names: ['bash'],
      args: ['-c', 'bash "$HERE/worker" & exec tail -f /dev/null'],
      files: () => ({ worker: `trap 'echo > "$HERE/told"; exit 0' TERM\nsleep 300 & wait\n` }),
      tells: true,
    },
    rests: [...sleeping, ...polling, 'read'],
    ready: { below: ['bash', 'sleep'] },
    isLight: true,
  },
  {
    id: 'cat',
    title: 'cat, reading from a pipe',
    kind: 'tool',
    start: { kind: 'program', names: ['cat'], args: [], input: 'pipe' },
    rests: ['read'],
    isLight: true,
  },
]
