/**
 * Where Docker and Podman, behind the same questions, differ in what concerns the end of a container. Tried with Docker 20.10.24 and
 * Podman 4.3.1 through their own tests; what is said of other versions is read in their sources.
 */
import type { EngineCapabilities } from '../container/engine.ts'

/** Engines that are asked in Docker's words. */
export type DockerLike = 'docker' | 'podman'

interface Habits extends EngineCapabilities {
  /** Milliseconds from the stop signal to SIGKILL where nobody chose. */
  readonly usualStopTimeout: number
  /** The init of its own: the path by which it starts it, and whether a container that says nothing of one has none. */
  readonly init: { readonly path: string; readonly isAlwaysTold: boolean }
  /** The columns that are asked of its `top`: the first is the number on the engine's machine. */
  readonly topColumns: string
  /** A word in HostConfig.Runtime that names no runtime. */
  readonly placeholderRuntime: string | undefined
}

export const habits: Readonly<Record<DockerLike, Habits>> = {
  docker: {
    exec: true,
    top: true,
    files: true,
    events: true,
    health: true,
    restartPolicy: true,
    // daemon/stop.go, daemon/kill.go killWithSignal(): resumes it once the signal is queued
    stopsPaused: true,
    // container/container.go defaultStopTimeout = 10; with containers of Windows 30
    usualStopTimeout: 10_000,
    // daemon/oci_linux.go WithInit(): HostConfig.Init, else what dockerd was told with --init; tini
    init: { path: '/sbin/docker-init', isAlwaysTold: false },
    // daemon/top_unix.go: runs ps(1) on its own machine
    topColumns: '-o pid,ppid,args',
    placeholderRuntime: undefined,
  },
  podman: {
    exec: true,
    top: true,
    files: true,
    events: true,
    health: true,
    restartPolicy: true,
    // libpod/container_internal.go stop(), cleanup(): "is running or paused, refusing to clean up"
    stopsPaused: false,
    // containers/common pkg/config: StopTimeout = 10
    usualStopTimeout: 10_000,
    // libpod/define/config.go InitBinary; containers.conf(5) init is written into the container; catatonit
    init: { path: '/run/podman-init', isAlwaysTold: true },
    // podman-top(1): descriptors of its own, `ppid` is inside the container
    topColumns: 'hpid,pid,ppid,args',
    // pkg/api/handlers/compat/containers.go LibpodToContainerJSON()
    placeholderRuntime: 'oci',
  },
}
