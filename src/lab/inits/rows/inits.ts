/** The small inits made for containers, alone and in front of a program.  tini(1), dumb-init(1), catatonit(8) */
import type { InitRow } from '../init-row.ts'
import { polling, taking } from './calls.ts'
import { trap } from './shells.ts'

const sleep = ['sleep', '300'] as const
const trapped = ['bash', '-c', `${trap}; sleep 300; :`] as const
const handled = [
  'perl',
  '-e',
  '$SIG{TERM} = sub { open my $f, ">", "$ENV{HERE}/told"; exit 0 }; sleep 300 while 1',
] as const

export const inits: readonly InitRow[] = [
  init('tini', [], sleep),
  init('tini', ['-g'], sleep, 'tini-group'),
  init('tini', [], trapped, 'tini-bash-trap', 'tini -- bash, trap and child'),
  init('tini', ['-g'], trapped, 'tini-group-bash-trap', 'tini -g -- bash, trap and child'),
  init('tini', [], handled, 'tini-handler', 'tini -- perl with $SIG{TERM}'),
  {
    id: 'docker-init',
    title: 'docker-init -- sleep (tini by that name)',
    kind: 'init',
    // As Docker mounts it: the same program under another name.
    start: {
      kind: 'program',
      names: ['bash'],
      args: [
        '-c',
        'ln -s "$(command -v tini)" "$HERE/docker-init"; exec "$HERE/docker-init" -- sleep 300',
      ],
    },
    rests: taking,
    ready: { below: ['sleep'] },
    isLight: true,
  },
  init('dumb-init', [], sleep),
  init('dumb-init', ['--single-child'], sleep, 'dumb-init-single'),
  init('dumb-init', [], trapped, 'dumb-init-bash-trap', 'dumb-init -- bash, trap and child'),
  init('catatonit', [], sleep),
]

function init(
  name: string,
  flags: readonly string[],
  command: readonly string[],
  id: string = name,
  title: string = [name, ...flags, '--', command[0]].join(' '),
): InitRow {
  const tells = command === sleep ? {} : ({ tells: true } as const)
  const below = command === sleep ? ['sleep'] : command === trapped ? ['bash', 'sleep'] : ['perl']
  return {
    id,
    title,
    kind: 'init',
    start: { kind: 'program', names: [name], args: [...flags, '--', ...command], ...tells },
    rests: [...taking, ...polling, 'read'],
    ready: { below },
    settle: 40,
    isLight: true,
  }
}
