/**
 * npm, yarn, pnpm and bun as the command of a container: they run a script through `sh -c`, which tells the program behind
 * it nothing.  @npmcli/promise-spawn; signal-exit (it re-raises what it listens to)
 */
import type { Features } from './features.ts'
import type { Condition, EndStatus, Habit, Reaction, ReactionRow } from './habit.ts'
import { runs, runsScript } from './program.ts'
import { asChild, cleansUp, decides, exit, falls, killed, lives, raisesAgain } from './reactions.ts'

const isScript = (features: Features, file: RegExp, title: RegExp) =>
  runsScript(features, { interpreter: /^node(js)?$/, valued: 'rC', file, title })

/** A child that a signal ended: by the same signal, or exit code 1. */
const asScript: EndStatus = { kind: 'as-child', ofKilled: killed(exit(1)) }

const forwards: Reaction = { does: 'forwards', to: 'child', status: asScript }

/** TERM ends the `sh -c` in between, which tells nobody. */
const losesShell: Reaction = { ...forwards, status: killed(exit(1)), isHasty: true }

/** bash replaces itself by the program that is its only command; other shells stay. */
const hasProgramItself: Condition = ({ children }) =>
  children !== undefined && children.length > 0 && !children.some((child) => isShell(child))

const isShell = (child: Features) =>
  runs(child, /^(sh|ash|dash|bash|busybox)$/) && child.words?.[1] === '-c'

/** What is only listened to in order to clean up is sent again. */
const signalExit: readonly ReactionRow[] = [
  { signals: ['SIGCHLD'], does: lives('collects-children') },
  { signals: ['SIGUSR1'], does: decides(lives('opens-debugger')) },
  { signals: ['SIGWINCH'], does: lives('resizes') },
  { signals: 'others', does: raisesAgain() },
]

const npm: Habit = {
  id: 'npm',
  title: 'npm',
  kind: 'launcher',
  is: (features) => isScript(features, /^(npm|npx)(-cli\.js)?$/, /^(npm|npx)( |$)/),
  reactions: [
    { signals: ['SIGTERM'], when: hasProgramItself, does: forwards },
    { signals: ['SIGTERM'], does: losesShell },
    { signals: ['SIGINT'], does: forwards },
    ...signalExit,
  ],
  startUp: 700,
  established: { by: 'laboratory', versions: 'npm 11.19.1' },
}

const yarn: Habit = {
  id: 'yarn',
  title: 'Yarn Classic',
  kind: 'launcher',
  is: (features) => isScript(features, /^(yarn|yarnpkg)(\.js)?$/, /^yarn( |$)/),
  reactions: [
    {
      signals: ['SIGTERM'],
      does: { does: 'forwards', to: 'child', status: exit(1), isHasty: true },
    },
    ...signalExit,
  ],
  startUp: 700,
  established: { by: 'laboratory', versions: 'Yarn 1.22.22' },
}

/** Yarn 2 and later are a file of the project. */
const berry: Habit = {
  id: 'yarn-berry',
  title: 'Yarn',
  kind: 'launcher',
  is: (features) => isScript(features, /^yarn-\d.*\.[cm]?js$/, /^yarn-berry$/),
  reactions: [
    {
      signals: ['SIGINT', 'SIGTERM'],
      does: { does: 'forwards', to: 'child', status: asChild, isHasty: true },
    },
  ],
  startUp: 300,
  established: { by: 'source', where: 'https://github.com/yarnpkg/berry/issues/5158' },
}

const pnpm: Habit = {
  id: 'pnpm',
  title: 'pnpm',
  kind: 'launcher',
  is: (features) => isScript(features, /^(pnpm|pnpx)(\.[cm]js)?$/, /^pnpm( |$)/),
  reactions: [
    { signals: ['SIGTERM'], when: hasProgramItself, does: forwards },
    { signals: ['SIGTERM'], does: losesShell },
    { signals: ['SIGINT'], does: { ...forwards, status: { kind: 'as-child', ofKilled: exit(0) } } },
    ...signalExit,
  ],
  startUp: 2500,
  established: { by: 'laboratory', versions: 'pnpm 9.15.9' },
}

const isBun = (features: Features) => runs(features, /^(bun|bunx)(\.exe)?$/)

/** `bun run start` runs a script of the project; `bun run app.ts` and `bun app.ts` run a file themselves. */
const isLaunching = ({ words = [] }: Features) =>
  words[1] === 'run' && words[2] !== undefined && !/\.[cm]?[jt]sx?$/.test(words[2])

const bunRun: Habit = {
  id: 'bun-run',
  title: 'bun run',
  kind: 'launcher',
  is: (features) => isBun(features) && isLaunching(features),
  reactions: [
    {
      signals: ['SIGILL', 'SIGBUS', 'SIGFPE', 'SIGSEGV'],
      does: falls({ kind: 'killed', signal: 'SIGILL' }),
    },
    { signals: 'others', does: { ...forwards, status: asChild } },
  ],
  startUp: 50,
  established: { by: 'laboratory', versions: 'Bun 1.4.5' },
}

/** Without `process.on` it has no handler for INT and TERM, and an init survives them. */
const bun: Habit = {
  id: 'bun',
  title: 'Bun',
  kind: 'runtime',
  is: isBun,
  reactions: [
    {
      signals: ['SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'],
      does: falls({ kind: 'killed', signal: 'SIGILL' }),
    },
    { signals: ['SIGPWR', 'SIGSYS'], does: lives('internal') },
    // With a terminal it has handlers of its own, which reset and send again.
    {
      signals: ['SIGINT', 'SIGTERM', 'SIGHUP'],
      when: ({ hasTerminal }) => hasTerminal === true,
      does: decides(raisesAgain()),
      established: { by: 'source', where: 'https://github.com/oven-sh/bun/pull/38843' },
    },
    { signals: ['SIGCHLD'], does: lives('collects-children') },
    { signals: 'others', does: decides(cleansUp) },
  ],
  startUp: 50,
  established: { by: 'laboratory', versions: 'Bun 1.4.5' },
}

export const launchers: readonly Habit[] = [npm, berry, yarn, pnpm, bunRun, bun]
