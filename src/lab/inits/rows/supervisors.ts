/** Programs that keep others running, each with one service that sleeps. */
import type { InitRow, ProgramStart } from '../init-row.ts'
import type { RestingCall } from '../resting-calls.ts'
import { polling, sleeping, waiting } from './calls.ts'

const every: readonly RestingCall[] = [
  ...polling,
  ...waiting,
  ...sleeping,
  'rt_sigtimedwait',
  'read',
]
const service = '#!/bin/sh\nexec sleep 300\n'

export const supervisors: readonly InitRow[] = [
  row(
    'supervisord',
    'supervisord -n',
    ['supervisord'],
    (here) => ['-n', '-c', `${here}/conf`],
    (here) => ({
      conf: `[supervisord]
logfile=/dev/null
logfile_maxbytes=0
pidfile=${here}/pid
[program:app]
command=sleep 300
`,
    }),
    ['sleep'],
    { width: 6, settle: 1200, watched: 3000 },
  ),
  row(
    'runsvdir',
    'runsvdir',
    ['runsvdir'],
    (here) => [`${here}/services`],
    () => ({ 'services/app/run': service }),
    ['runsv', 'sleep'],
    { watched: 2000 },
  ),
  row(
    's6-svscan',
    's6-svscan',
    ['s6-svscan'],
    (here) => [`${here}/services`],
    () => ({ 'services/app/run': service }),
    ['s6-supervise', 'sleep'],
    { watched: 2000 },
  ),
  row(
    'busybox-init',
    'busybox init',
    ['unshare'],
    // It reads /etc/inittab and would else unmount everything when it ends.
    ['-m', 'sh', '-c', 'mount --bind "$HERE/etc" /etc && exec busybox init'],
    () => ({ 'etc/inittab': '::respawn:/bin/sleep 300\n' }),
    ['sleep'],
    { watched: 4500, settle: 100, environment: { CONSOLE: '/dev/null' } },
  ),
]

function row(
  id: string,
  title: string,
  names: readonly string[],
  args: ProgramStart['args'],
  files: (here: string) => Readonly<Record<string, string>>,
  below: readonly string[],
  { environment = {}, ...more }: Partial<InitRow> & Pick<ProgramStart, 'environment'> = {},
): InitRow {
  return {
    id,
    title,
    kind: 'supervisor',
    start: { kind: 'program', names, args, files, environment },
    rests: every,
    ready: { below },
    settle: 200,
    ...more,
  }
}
