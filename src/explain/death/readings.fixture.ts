/** Readings about containers for tests: recorded events of a real engine, and what the engine says of the container in short. */
import { fixture } from '../../../test/fixture.ts'
import type { Container } from '../../observe/container/container.ts'
import type { EngineEvent, EventLog, Happening } from '../../observe/container/events.ts'
import { eventHabits } from '../../observe/docker/event-habits.ts'
import { parseEvents } from '../../observe/docker/parse-events.ts'
import { type Fact, type Known, known, unknown } from '../../observe/fact.ts'
import type { Inquest } from './death.ts'
import { holdInquest } from './hold-inquest.ts'
import type { DeathReadings } from './last-ending.ts'

export type TestEngine = 'docker' | 'podman'

const recordings = { docker: 'events/docker-20.10.txt', podman: 'events/podman-4.3.txt' } as const
const id = '5'.repeat(64)

/** What a recorded engine tells of the container, and what it says when it is asked about it. */
export function recorded(
  engine: TestEngine,
  name: string,
  says: Partial<Container>,
  more: Partial<DeathReadings> = {},
): Inquest {
  const log = recordedLog(engine, name)
  const { events } = log.value
  const ended = events.findLast(({ what }) => what === 'die')?.at ?? 0
  const asked = container(engine, {
    id: events[0]?.id ?? id,
    startedAt: known(ended - 60_000, 'State.StartedAt'),
    finishedAt: known(ended - 40, 'State.FinishedAt'),
    ...says,
  })
  return inquest(engine, { container: known(asked, 'inspect'), log, ...more })
}

export function recordedLog(engine: TestEngine, name: string): Known<EventLog> {
  const { events, since } = parseEvents(fixture(recordings[engine]))
  const own = events.filter((event) => event.name === `died-x-${name}`)
  const log = { events: own, habits: eventHabits[engine] }
  return known(since === undefined ? log : { ...log, completeSince: since }, 'events')
}

/** What is concluded of these readings; what is left out could not be read. */
export function inquest(engine: TestEngine, readings: Partial<DeathReadings>): Inquest {
  const all: DeathReadings = {
    container: unknown('absent', 'inspect'),
    log: unknown('absent', 'events'),
    kernelLog: unknown('not-permitted', '/dev/kmsg'),
    ...readings,
  }
  const own = all.container.known ? all.container.value.id : id
  return holdInquest({ engine, id: own, name: 'web' }, all, now)
}

/** The moment of the tests' own ends, and a minute after it. */
export const end = Date.parse('2026-11-25T12:00:00Z')
const now: number = end + 60_000

/** Events at so many seconds from the end, where nothing is missing. */
export function logOf(
  engine: TestEngine,
  ...happenings: readonly (readonly [number, Happening])[]
): Known<EventLog> {
  const events = happenings.map(
    ([seconds, happening]): EngineEvent => ({
      at: end + seconds * 1000,
      id,
      name: 'web',
      ...happening,
    }),
  )
  const sorted = events.sort((one, other) => one.at - other.at)
  return known(
    { events: sorted, habits: eventHabits[engine], completeSince: end - 3600_000 },
    'events',
  )
}

/** A container that ran for a minute and ended, of which the engine says little. */
export function container(engine: TestEngine, says: Partial<Container> = {}): Container {
  const unasked = unknown('not-asked')
  return {
    engine,
    id,
    name: 'web',
    image: known('web:1', 'Config.Image'),
    imageId: unasked,
    state: known('exited', 'State.Status'),
    pid: unasked,
    createdAt: unasked,
    startedAt: known(end - 60_000, 'State.StartedAt'),
    finishedAt: known(end, 'State.FinishedAt'),
    exitCode: known(0, 'State.ExitCode'),
    oomKilled: known(false, 'State.OOMKilled'),
    error: known('', 'State.Error'),
    restartCount: known(0, 'RestartCount'),
    restartPolicy: unasked,
    isRemovedAtEnd: known(false, 'HostConfig.AutoRemove'),
    stop: {
      signal: known(15, 'Config.StopSignal'),
      spelling: known('SIGTERM', 'Config.StopSignal'),
      chosenBy: known('engine', 'Config.StopSignal'),
      timeout: known(10_000, 'engine default'),
    },
    hasEngineInit: known(false, 'HostConfig.Init'),
    pidMode: known({ kind: 'private' }, 'HostConfig.PidMode'),
    entrypoint: known([], 'Config.Entrypoint'),
    command: known(['/app/server'], 'Config.Cmd'),
    workingDirectory: unasked,
    user: unasked,
    environment: unasked,
    hasTerminal: known(false, 'Config.Tty'),
    health: unasked,
    memoryLimit: known(0, 'HostConfig.Memory'),
    isRootReadOnly: unasked,
    runtime: unasked,
    labels: known({}, 'Config.Labels'),
    pod: unasked,
    ...says,
  }
}

/** An exit code as an engine says it. */
export function code(exitCode: number): { readonly exitCode: Fact<number> } {
  return { exitCode: known(exitCode, 'State.ExitCode') }
}
