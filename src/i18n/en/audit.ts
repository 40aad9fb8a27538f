/** English: audits. */
import type { AuditTexts } from '../topics/audit.ts'

export const audit = (): AuditTexts => ({
  rules: {
    deaf: {
      title: 'Deaf to its stop signal',
      why: 'The stop signal comes to nothing. The engine waits out its whole grace period and then kills every process of the container: nothing is saved, nobody is told, and each rollout, drain or restart takes that much longer.',
      remedy:
        'Give the program a handler for its stop signal, start it under an init that forwards signals (docker run --init), or choose a stop signal that it handles (STOPSIGNAL).',
      finding: ({ stopSignal }) => `lives on after ${stopSignal} until it is killed`,
    },
    'only-reloads': {
      title: 'Its stop signal does something else',
      why: 'The program handles the stop signal, but not by ending: it reloads, dumps its state or reopens its logs. To the engine it is as deaf as one that does nothing.',
      remedy: 'Choose the signal that it ends by (STOPSIGNAL, stop_signal).',
      finding: ({ stopSignal }) => `${stopSignal} makes it do something else than end`,
    },
    'app-not-told': {
      title: 'Ends without being told',
      why: 'The container ends at once, which looks well from outside. But the application never learned of it: requests in flight are cut off, and nothing is flushed or handed over.',
      remedy:
        'Give the application a handler for the stop signal, and make sure that the signal reaches it: it should be the first process, or a child of an init that forwards signals.',
      finding: ({ stopSignal }) => `${stopSignal} ends it before the application can do anything`,
    },
    'others-not-told': {
      title: 'The work is done by processes that are not told',
      why: 'The first process only keeps the container up. When it ends, the kernel kills the rest of its PID namespace with SIGKILL: those who do the work never see the stop signal.',
      remedy:
        'Make the program that does the work the first process, or start it under a supervisor that stops its children.',
      finding: ({ count = 0 }) =>
        `${count === 1 ? 'one other process is' : `${count} other processes are`} killed without being told`,
    },
    'better-signal': {
      title: 'Another signal stops it gracefully',
      why: 'The program has a graceful stop, but by another signal than the one that the engine sends.',
      remedy:
        'Set that signal: STOPSIGNAL in the Dockerfile, stop_signal in compose, --stop-signal.',
      finding: ({ signal = '', stopSignal }) =>
        `${signal} stops it gracefully, ${stopSignal} does not`,
    },
    'shell-waits': {
      title: 'A shell is the first process and waits for the application',
      why: 'The shell form of ENTRYPOINT and CMD, or a script that does not end in exec, leaves a shell as PID 1. It has no handler for the stop signal, or runs it only once its child has ended; the application is never told.',
      remedy:
        'Write the command in exec form (["program", "argument"]), or end the script with exec.',
      finding: ({ program }) => `the shell waits for ${program ?? 'its child'}, which is not told`,
    },
    'launcher-as-init': {
      title: 'A package manager is the first process',
      why: 'npm, yarn and pnpm start the application below a shell, and do not pass signals on faithfully: they end before it, or do not tell it at all.',
      remedy: 'Start the application itself: CMD ["node", "server.js"].',
      finding: ({ program = '' }) => `${program} stands between the engine and the application`,
    },
    'waits-without-end': {
      title: 'The stop timeout is without end',
      why: 'The engine waits for ever, and the program may not end by itself: a stop then hangs until somebody kills it.',
      remedy: 'Set a stop timeout (--stop-timeout, stop_grace_period).',
      finding: () => 'nothing kills it if it does not end',
    },
    'waits-for-clients': {
      title: 'Waits for its clients before it ends',
      why: 'It stops gracefully, but first lets its clients or its work finish, however long those take. When the grace period is over, it is killed in the middle of it.',
      remedy:
        'Set a limit in the program itself, and a stop timeout above it (--stop-timeout, stop_grace_period).',
      finding: ({ milliseconds = 0 }) =>
        `may take longer than the ${milliseconds / 1000} s it is given`,
    },
    'host-pid': {
      title: 'Shares the PID namespace of the host',
      why: 'It sees every process of the machine and may signal those its user may: kill -1 inside it reaches them all. The kernel’s protection of PID 1 is not its own, and its children outlive it.',
      remedy: 'Leave out --pid=host, unless the container is a tool that looks at the host.',
      finding: () => 'a kill -1 inside reaches the whole machine',
    },
    zombies: {
      title: 'Children that have ended are not collected',
      why: 'The first process of a PID namespace inherits orphans and has to wait for them. One that does not collects zombies, each of which holds a pid until the container is gone.',
      remedy: 'Start the program under an init that reaps (docker run --init).',
      finding: ({ count = 0 }) => `${count} children have ended and are still there`,
    },
    'not-known': {
      title: 'What its stop comes to is not known',
      why: 'Its first process could not be read, or its program is not known: nothing can be said about it beforehand.',
      remedy: 'Try it on a copy: sigwhy check. Or run sigwhy as root on the machine of the engine.',
      finding: () => 'could not be found out',
    },
  },
  severities: { error: 'error', warning: 'warning', note: 'note' },
  summary({ containers, deaf, cost, withoutEnd, unknown }) {
    const all = containers === 1 ? 'One container' : `${containers} containers`
    const rest = unknown === 0 ? '' : ` Of ${unknown} it is not known.`
    if (deaf === 0)
      return `${all}: none of them outlives its stop signal, as far as is known.${rest}`
    const are = deaf === 1 ? 'is' : 'are'
    const takes =
      withoutEnd > 0
        ? 'stopping this host may never end'
        : `stopping this host takes ${seconds(cost)} longer than it needs`
    return `${deaf} of ${all.toLowerCase()} ${are} deaf: ${takes}.${rest}`
  },
  none: (engines) =>
    engines.length === 0
      ? 'No container engine answers here.'
      : `No container runs here (${engines.join(', ')}).`,
  notRunning: (count) =>
    `${count === 1 ? 'One more container does' : `${count} more containers do`} not run.`,
  cost(cost) {
    if (cost === 'unknown') return '?'
    if (cost === 'for-ever') return '∞'
    return cost === 0 ? '0 s' : seconds(cost)
  },
  columns: {
    container: 'CONTAINER',
    engine: 'ENGINE',
    image: 'IMAGE',
    program: 'PID 1',
    stop: 'STOP',
    outcome: 'OUTCOME',
    exitCode: 'EXIT',
    cost: 'COSTS',
    because: 'WHY',
  },
  findings: 'What was found',
  next: 'The change that makes it stop well: ',
  silent: (address, said) => `${address}: ${said}`,
  paused: 'paused: it handles no signal until it is resumed',
  notHere: 'its processes are not on this machine',
  vanished: 'it ended while it was looked at',
  gone: (count) =>
    `${count === 1 ? 'One container' : `${count} containers`} went away meanwhile, and ${count === 1 ? 'is' : 'are'} not judged.`,
  baselineWritten: (path, count) =>
    `${count === 1 ? 'One finding' : `${count} findings`} written to ${path}.`,
  failing: (count) =>
    `${count === 1 ? 'One container fails' : `${count} containers fail`} the audit.`,
  'not-a-baseline': ({ path }) => ({
    said: `${path} is not a baseline of sigwhy.`,
    next: `Write one: sigwhy audit --write-baseline ${path}`,
  }),
  'no-baseline': ({ path, errno }) => ({
    said: `The baseline ${path} cannot be used (${errno}).`,
    next: `Write one: sigwhy audit --write-baseline ${path}`,
  }),
  'no-engine': ({ asked }) => ({
    said: `No container engine answers here; asked were ${asked.join(', ')}.`,
    next: 'Is one running? Another one: DOCKER_HOST, CONTAINER_HOST or CONTAINER_RUNTIME_ENDPOINT',
  }),
})

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
