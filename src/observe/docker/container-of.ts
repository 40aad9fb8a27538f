/** A container, from what the engine answers about it and about its image. Times of year 1 mean never. */
import type {
  Container,
  ContainerState,
  Health,
  PidMode,
  RestartPolicy,
} from '../container/container.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { ContainerAnswer, ImageAnswer } from './answers.ts'
import { type DockerLike, habits } from './capabilities.ts'
import { stopFactsOf } from './stop-facts.ts'

export function containerOf(
  answer: ContainerAnswer,
  image: ImageAnswer | undefined,
  engine: DockerLike,
): Container {
  const { State, Config, HostConfig } = answer
  const isRunning = (State.Pid ?? 0) > 0
  const startedAt = timeOf(State.StartedAt, 'State.StartedAt')
  return {
    engine,
    id: answer.Id,
    name: answer.Name.replace(/^\//, ''),
    image: fact(Config.Image, 'Config.Image'),
    imageId: fact(answer.Image, 'Image'),
    state: stateOf(State.Status),
    pid: isRunning ? fact(State.Pid, 'State.Pid') : unknown('absent', 'State.Pid'),
    createdAt: timeOf(answer.Created, 'Created'),
    startedAt,
    finishedAt: timeOf(State.FinishedAt, 'State.FinishedAt'),
    // One that was never started has 0 too.
    exitCode:
      isRunning || (!startedAt.known && State.ExitCode === 0)
        ? unknown('absent', 'State.ExitCode')
        : fact(State.ExitCode, 'State.ExitCode'),
    oomKilled: fact(State.OOMKilled, 'State.OOMKilled'),
    error: fact(State.Error, 'State.Error'),
    restartCount: fact(answer.RestartCount, 'RestartCount'),
    restartPolicy: policyOf(HostConfig.RestartPolicy),
    isRemovedAtEnd: fact(HostConfig.AutoRemove, 'HostConfig.AutoRemove'),
    stop: stopFactsOf(answer, image, engine),
    hasEngineInit: engineInitIn(HostConfig.Init, engine),
    pidMode: pidModeOf(HostConfig.PidMode),
    entrypoint: wordsOf(Config.Entrypoint, 'Config.Entrypoint'),
    command: wordsOf(Config.Cmd, 'Config.Cmd'),
    workingDirectory: fact(Config.WorkingDir, 'Config.WorkingDir'),
    user: fact(Config.User, 'Config.User'),
    environment: listOr(Config.Env, [], 'Config.Env'),
    hasTerminal: fact(Config.Tty, 'Config.Tty'),
    health: healthOf(answer),
    memoryLimit: fact(HostConfig.Memory, 'HostConfig.Memory'),
    isRootReadOnly: fact(HostConfig.ReadonlyRootfs, 'HostConfig.ReadonlyRootfs'),
    runtime: runtimeIn(HostConfig.Runtime, engine),
    labels: listOr(Config.Labels, {}, 'Config.Labels'),
    pod: unknown('not-asked'),
  }
}

const states: readonly ContainerState[] = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]

/** The words that only Podman has, by Docker's for the same.  podman/libpod/define/containerstate.go */
const otherWords: Readonly<Record<string, ContainerState>> = {
  configured: 'created',
  initialized: 'created',
  stopped: 'exited',
  stopping: 'running',
}

export function stateOf(status: string | null | undefined): Fact<ContainerState> {
  const from = 'State.Status'
  if (!status) return unknown('absent', from)
  const word = status.toLowerCase()
  const state = states.find((each) => each === word) ?? otherWords[word]
  return state === undefined ? unknown('malformed', `${from}: ${status}`) : known(state, from)
}

function fact<T>(value: T | null | undefined, from: string): Fact<T> {
  return value === undefined || value === null ? unknown('absent', from) : known(value, from)
}

/** Written as null where it is empty. */
function listOr<T>(value: T | null | undefined, empty: T, from: string): Fact<T> {
  return value === undefined ? unknown('absent', from) : known(value ?? empty, from)
}

function engineInitIn(init: boolean | null | undefined, engine: DockerLike): Fact<boolean> {
  const from = 'HostConfig.Init'
  if (init !== undefined && init !== null) return known(init, from)
  return habits[engine].init.isAlwaysTold ? known(false, from) : unknown('absent', from)
}

function runtimeIn(runtime: string | null | undefined, engine: DockerLike): Fact<string> {
  const isTold = runtime !== habits[engine].placeholderRuntime
  return fact(isTold ? runtime || undefined : undefined, 'HostConfig.Runtime')
}

function timeOf(text: string | null | undefined, from: string): Fact<number> {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) || time < 0 ? unknown('absent', from) : known(time, from)
}

/** A list, or one string as Podman 4 writes an entrypoint; nothing is an empty list. */
function wordsOf(value: unknown, from: string): Fact<readonly string[]> {
  if (value === undefined) return unknown('absent', from)
  if (value === null || value === '') return known([], from)
  if (typeof value === 'string') return known([value], from)
  return Array.isArray(value) ? known(value.map(String), from) : unknown('malformed', from)
}

function policyOf(policy: ContainerAnswer['HostConfig']['RestartPolicy']): Fact<RestartPolicy> {
  const from = 'HostConfig.RestartPolicy'
  if (!policy) return unknown('absent', from)
  const name = policy.Name || 'no'
  if (name !== 'no' && name !== 'always' && name !== 'on-failure' && name !== 'unless-stopped') {
    return unknown('malformed', `${from}: ${name}`)
  }
  return known({ name, maximumRetries: policy.MaximumRetryCount ?? 0 }, from)
}

function pidModeOf(mode: string | null | undefined): Fact<PidMode> {
  const from = 'HostConfig.PidMode'
  if (mode === undefined || mode === null) return unknown('absent', from)
  if (mode === '' || mode === 'private') return known({ kind: 'private' }, from)
  if (mode === 'host') return known({ kind: 'host' }, from)
  if (mode.startsWith('container:')) {
    return known({ kind: 'container', of: mode.slice('container:'.length) }, from)
  }
  return unknown('malformed', `${from}: ${mode}`)
}

function healthOf({ State, Config }: ContainerAnswer): Fact<Health> {
  const test = Config.Healthcheck?.Test ?? []
  const status = State.Health?.Status || 'none'
  if (
    status !== 'none' &&
    status !== 'starting' &&
    status !== 'healthy' &&
    status !== 'unhealthy'
  ) {
    return unknown('malformed', `State.Health.Status: ${status}`)
  }
  return known({ test, status, failingStreak: State.Health?.FailingStreak ?? 0 }, 'State.Health')
}
