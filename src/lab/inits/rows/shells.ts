/** Shells as PID 1, in the forms in which entrypoints are written.  bash(1) "SIGNALS", dash(1) */
import type { InitRow, ProgramStart } from '../init-row.ts'
import { polling, sleeping, waiting } from './calls.ts'

/** A trap that leaves a mark and exits. */
export const trap = `trap 'echo > "$HERE/told"; exit 0' TERM`

const programs = [
  { id: 'bash', title: 'bash', names: ['bash'], before: [] },
  { id: 'dash', title: 'dash', names: ['dash'], before: [] },
  { id: 'busybox-sh', title: 'busybox sh', names: ['busybox'], before: ['sh'] },
] as const

/** The forms; a foreground child is one the shell waits for before it looks at anything else. */
const forms = [
  { id: 'child', script: 'sleep 300; :' },
  { id: 'trap-child', script: `${trap}; sleep 300; :`, tells: true },
  { id: 'trap-wait', script: `${trap}; sleep 300 & wait`, tells: true },
  { id: 'loop', script: 'while :; do sleep 1; done' },
  { id: 'exec', script: 'exec sleep 300' },
] as const

export const shells: readonly InitRow[] = programs.flatMap(({ id, title, names, before }) => [
  ...forms.map(
    (form): InitRow => ({
      id: `${id}-${form.id}`,
      title: `${title} -c '${form.script.replace(trap, 'trap … TERM')}'`,
      kind: 'shell',
      start: {
        kind: 'program',
        names,
        args: [...before, '-c', form.script],
        ...('tells' in form ? { tells: form.tells } : {}),
      },
      rests: [...waiting, ...sleeping],
      ...(form.id === 'exec' ? {} : { ready: { below: ['sleep'] } }),
      isLight: true,
    }),
  ),
  interactive(id, title, names, [...before, '-i']),
])

/** As `docker run -it` starts it: a terminal, and nobody types. */
function interactive(
  id: string,
  title: string,
  names: ProgramStart['names'],
  args: readonly string[],
): InitRow {
  return {
    id: `${id}-interactive`,
    title: `${title} -i, on a terminal`,
    kind: 'shell',
    start: { kind: 'program', names, args, input: 'terminal', environment: { TERM: 'dumb' } },
    rests: ['read', ...polling],
    settle: 60,
    isLight: true,
  }
}
