/**
 * From the settings of a copy to what the engine is told. Whatever the settings are, a copy publishes no port, is never started
 * again, and says whose it is.  Docker Engine API: POST /containers/create
 */
import type { HostConfig } from 'dockerode'
import type { CreateBody, HealthTest } from './hands.ts'
import type { CopySettings } from './settings.ts'

/** The body of the question; `labels` say who made it. */
export function createBody(
  settings: CopySettings,
  labels: Readonly<Record<string, string>>,
): CreateBody {
  const { image, entrypoint, command, environment, user, workingDirectory, stopSignal } = settings
  const { hasTerminal, hasInput, health, mounts } = settings
  const fresh = mounts.flatMap((mount) => (mount.kind === 'fresh-volume' ? [mount.target] : []))
  return {
    Image: image,
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    ...(command === undefined ? {} : { Cmd: command }),
    Env: environment,
    ...(user === undefined ? {} : { User: user }),
    ...(workingDirectory === undefined ? {} : { WorkingDir: workingDirectory }),
    ...(stopSignal === undefined ? {} : { StopSignal: stopSignal }),
    // Always said: Podman takes none for 0 where it is asked by this interface.
    StopTimeout: stopSeconds(settings),
    Tty: hasTerminal,
    OpenStdin: hasInput,
    ...(health === undefined ? {} : { Healthcheck: hastened(health) }),
    Labels: labels,
    Volumes: Object.fromEntries(fresh.map((target) => [target, {}])),
    HostConfig: hostConfig(settings),
  }
}

/** Seconds that an engine waits where nobody says otherwise. */
const usualTimeout = 10
/** Where it would wait for ever. */
const longestTimeout = 30

/** The seconds that the copy is given between the signal and SIGKILL. */
export function stopSeconds({
  stopTimeout = usualTimeout,
}: Pick<CopySettings, 'stopTimeout'>): number {
  return stopTimeout < 0 ? longestTimeout : stopTimeout
}

function hostConfig(settings: CopySettings): HostConfig {
  const { pidMode, network, memory, init, runtime, sharedMemory, mounts } = settings
  return {
    Binds: mounts.flatMap((mount) =>
      mount.kind === 'bind'
        ? [`${mount.source}:${mount.target}${mount.isWritable ? '' : ':ro'}`]
        : [],
    ),
    NetworkMode: network,
    RestartPolicy: { Name: 'no' },
    PidMode: pidMode,
    Memory: memory,
    ...(init === undefined ? {} : { Init: init }),
    ReadonlyRootfs: settings.isRootReadOnly,
    Tmpfs: { ...settings.tmpfs },
    CapAdd: settings.addedCapabilities,
    CapDrop: settings.droppedCapabilities,
    SecurityOpt: settings.securityOptions,
    GroupAdd: [...settings.groups],
    ExtraHosts: settings.extraHosts,
    Ulimits: [...settings.ulimits],
    Sysctls: { ...settings.sysctls },
    ...(runtime === undefined ? {} : { Runtime: runtime }),
    ...(sharedMemory === undefined ? {} : { ShmSize: sharedMemory }),
  }
}

const nanosecondsPerMillisecond = 1e6
const healthInterval = 250 * nanosecondsPerMillisecond
/** How often the test may fail before it counts. */
const patientRetries = 1000

/** The same test more often: nobody should have to wait half a minute to hear that all is well. */
function hastened(health: HealthTest): HealthTest {
  if (health.Test.length === 0 || health.Test[0] === 'NONE') return health
  return { ...health, Interval: healthInterval, Retries: patientRetries }
}
